package dev.baton.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Adds {@code hold} to the answer about an order that an operator has stopped, for our own people; once it stands still its status is
 * {@code ON_HOLD} for everybody.
 */
@Component
class HoldAnswerPart implements OrderAnswerPart {

    private final StoredHolds holds;

    HoldAnswerPart(StoredHolds holds) {
        this.holds = holds;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        holds.open(answers.keySet()).forEach(hold -> {
            ObjectNode answer = answers.get(hold.orderId());
            if (answer != null) {
                if (hold.heldAt() != null) {
                    answer.put("status", OrderStatus.ON_HOLD.name());
                }
                if (caller.customerId() == null) {
                    describe(hold, answer.putObject("hold"));
                }
            }
        });
    }

    private static void describe(OrderHolding hold, ObjectNode part) {
        Instant heldAt = hold.heldAt();
        part.put("reason", hold.reason())
                .put("requestedBy", hold.requestedBy())
                .put("requestedAt", hold.requestedAt().toString())
                .put("remindAt", hold.remindAt().toString());
        if (heldAt != null) {
            part.put("since", heldAt.toString()).put("status", String.valueOf(hold.heldStatus()));
        }
    }
}
