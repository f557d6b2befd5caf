package dev.baton.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.cancellation.CancellationTerms;
import dev.baton.order.cancellation.StoredCancellations;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds {@code cancellation} to the answer about an order that is cancelled: who asked, by which rule, and what is kept. */
@Component
class CancellationAnswerPart implements OrderAnswerPart {

    private final StoredCancellations cancellations;

    CancellationAnswerPart(StoredCancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        cancellations.of(answers.keySet()).forEach((id, terms) -> {
            ObjectNode answer = answers.get(id);
            if (answer != null) {
                describe(terms, answer.putObject("cancellation"));
            }
        });
    }

    private static void describe(CancellationTerms terms, ObjectNode part) {
        part.put("asker", terms.asker().name())
                .put("askedBy", terms.askedBy())
                .put("reason", terms.reason())
                .put("rule", terms.rule())
                .put("ruleReason", terms.ruleReason())
                .put("fee", terms.fee().toMajor())
                .put("currency", terms.fee().currency())
                .put("askedAt", terms.askedAt().toString());
    }
}
