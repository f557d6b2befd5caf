package dev.baton.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds {@code preOrder} to the answer about an order that is one: when its goods are released and what is held until then. */
@Component
class PreOrderAnswerPart implements OrderAnswerPart {

    private final PreOrders preOrders;

    PreOrderAnswerPart(PreOrders preOrders) {
        this.preOrders = preOrders;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        preOrders.of(answers.keySet()).forEach((id, order) -> {
            ObjectNode answer = answers.get(id);
            if (answer != null) {
                describe(order, answer.putObject("preOrder"));
            }
        });
    }

    private static void describe(PreOrder order, ObjectNode part) {
        Deposit deposit = order.deposit();
        part.put("releaseOn", order.releaseOn().toString());
        if (deposit != null) {
            part.put("depositPercent", deposit.percent())
                    .put("deposit", deposit.amount().toMajor())
                    .put("rule", deposit.rule())
                    .put("reason", deposit.reason());
        }
    }
}
