package dev.baton.complaint;

import dev.baton.order.Orders;
import dev.baton.platform.events.OutgoingEvents;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells subscribers, and the timeline of its order, what happened to a complaint: never what was written about it. */
@Component
class ComplaintNews {

    private final Orders orders;
    private final OutgoingEvents events;

    ComplaintNews(Orders orders, OutgoingEvents events) {
        this.orders = orders;
        this.events = events;
    }

    void opened(Complaint complaint, String by) {
        orders.note(complaint.orderId(), "complaint.opened", by,
                "Complaint " + complaint.number() + ": " + complaint.category().words());
        publish(complaint, "complaint.opened");
    }

    void reopened(Complaint complaint, String by) {
        orders.note(complaint.orderId(), "complaint.reopened", by,
                "Complaint " + complaint.number() + " is not solved");
    }

    void answered(Complaint complaint) {
        publish(complaint, "complaint.answered");
    }

    void solved(Complaint complaint, String by) {
        orders.note(complaint.orderId(), "complaint.solved", by, "Complaint " + complaint.number() + " is solved");
        publish(complaint, "complaint.solved");
    }

    void closed(Complaint complaint) {
        publish(complaint, "complaint.closed");
    }

    /** @param cause tells a repeated call from another reminder */
    void late(Complaint complaint, String managers, String cause) {
        orders.noteOnce(complaint.orderId(), "complaint.late", "process",
                "Complaint " + complaint.number() + " waits for an answer of " + managers, cause);
    }

    private void publish(Complaint complaint, String type) {
        events.publish(complaint.id().toString(), type, Map.of(
                "complaintId", complaint.id().toString(),
                "number", complaint.number(),
                "orderId", complaint.orderId().toString(),
                "customerId", complaint.customerId(),
                "state", complaint.state()));
    }
}
