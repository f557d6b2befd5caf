package dev.baton.risk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds {@code risk} to the answer about an order, for those who work here: its score and why. Says nothing until the rules were asked. */
@Component
class RiskAnswerPart implements OrderAnswerPart {

    private final StoredRisks risks;

    RiskAnswerPart(StoredRisks risks) {
        this.risks = risks;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        if (caller.customerId() != null) {
            // what makes an order remarkable is not for whoever placed it
            return;
        }
        risks.latest(answers.keySet()).forEach((id, ruling) -> {
            ObjectNode answer = answers.get(id);
            if (answer != null) {
                describe(ruling, answer.putObject("risk"));
            }
        });
    }

    private static void describe(RiskRuling ruling, ObjectNode part) {
        part.put("score", ruling.score()).put("outcome", ruling.outcome().name());
        ArrayNode reasons = part.putArray("reasons");
        ruling.reasons()
                .forEach(reason -> reasons.addObject()
                        .put("rule", reason.rule())
                        .put("reason", reason.reason())
                        .put("points", reason.points()));
    }
}
