package dev.baton.risk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Callers;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Adds {@code risk} to the answer about an order: its score and why. Says nothing until the rules were asked, and nothing to those who act for a
 * customer: what we find remarkable about somebody is not for it, or for who sells to it.
 */
@Component
class RiskAnswerPart implements OrderAnswerPart {

    private final StoredRisks risks;

    RiskAnswerPart(StoredRisks risks) {
        this.risks = risks;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers) {
        if (Callers.current().customerId() != null) {
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
