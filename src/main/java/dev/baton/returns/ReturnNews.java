package dev.baton.returns;

import dev.baton.order.Orders;
import dev.baton.platform.events.OutgoingEvents;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells subscribers, and the timeline of its order, what happens to a return. */
@Component
class ReturnNews {

    private final Orders orders;
    private final OutgoingEvents events;

    ReturnNews(Orders orders, OutgoingEvents events) {
        this.orders = orders;
        this.events = events;
    }

    /**
     * @param what the last part of the event's type, such as {@code authorised}
     * @param words what stands in the timeline after the return's number
     */
    void tell(ReturnOrder order, String what, String by, String words) {
        orders.note(order.orderId(), "return." + what, by, "Return " + order.number() + " " + words);
        events.publish(order.id().toString(), "return." + what, Map.of(
                "returnId", order.id().toString(),
                "number", order.number(),
                "type", order.type(),
                "orderId", order.orderId().toString(),
                "customerId", order.customerId(),
                "status", order.state()));
    }

    void stocked(ReturnOrder order) {
        orders.note(order.orderId(), "return.stocked", "process",
                "The goods of return " + order.number() + " are where they belong");
    }

    /** @param cause tells a repeated call from another reminder */
    void late(ReturnOrder order, String managers, String cause) {
        orders.noteOnce(order.orderId(), "return.late", "process",
                "Return " + order.number() + " waits for its inspection by " + managers, cause);
    }

    /** @param cause tells a repeated call from another one */
    void refundFails(ReturnOrder order, String why, String cause) {
        orders.noteOnce(order.orderId(), "return.refund-fails", "process",
                "Return " + order.number() + " cannot be refunded yet: " + why, cause);
    }
}
