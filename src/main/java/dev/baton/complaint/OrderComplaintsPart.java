package dev.baton.complaint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The complaints about an order, in the answer about it: which there are and how they stand. */
@Component
class OrderComplaintsPart implements OrderAnswerPart {

    private final StoredComplaints complaints;

    OrderComplaintsPart(StoredComplaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        complaints.of(answers.keySet()).forEach(complaint -> {
            ObjectNode answer = answers.get(complaint.orderId());
            if (answer != null) {
                answer.withArray("complaints")
                        .addObject()
                        .put("id", complaint.id().toString())
                        .put("number", complaint.number())
                        .put("category", complaint.category().name())
                        .put("state", complaint.state().name());
            }
        });
    }
}
