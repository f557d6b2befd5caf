package dev.baton.returns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The returns of an order, in the answer about it: which there are and how they stand. */
@Component
class OrderReturnsPart implements OrderAnswerPart {

    private final StoredReturns returns;

    OrderReturnsPart(StoredReturns returns) {
        this.returns = returns;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        returns.of(answers.keySet()).forEach(found -> {
            if (answers.get(found.orderId()) instanceof ObjectNode answer) {
                answer.withArray("returns")
                        .addObject()
                        .put("id", found.id().toString())
                        .put("number", found.number())
                        .put("type", found.type().name())
                        .put("status", found.state().name())
                        .put("refunded", found.refunded() == null ? null : found.refunded().toMajor());
            }
        });
    }
}
