package dev.baton.review;

import dev.baton.order.Order;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.risk.RiskOutcome;
import dev.baton.risk.RiskRuling;
import dev.baton.risk.Risks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets an order's risk speak in its review: what is not let pass is a rule that wants a person. */
@Component
class RiskReview {

    private final Risks risks;
    private final ReviewProperties settings;

    RiskReview(Risks risks, ReviewProperties settings) {
        this.risks = risks;
        this.settings = settings;
    }

    /** Decides the order's risk; nothing where nobody asked for it. */
    List<MatchedRule> rules(Order order, @Nullable RiskAnswer answer) {
        if (answer == null) {
            return List.of();
        }
        RiskRuling ruling = risks.decide(order, answer.asked(), answer.matched());
        if (answer.matched().isEmpty()) {
            return ruling.reasons().stream().map(reason -> usual(reason.rule(), reason.reason())).toList();
        }
        return answer.matched().stream()
                .map(row -> new RuleRow("risk", row))
                .filter(row -> row.constant("outcome", RiskOutcome.class) != RiskOutcome.PASS)
                .map(row -> MatchedRule.of(asReview(row), settings).asInternal())
                .toList();
    }

    /** What a person who looks is told at first sight; empty if there is nothing to be told. */
    String label(OrderId id, int revision) {
        return risks.find(id, revision).map(RiskRuling::label).orElse("");
    }

    private MatchedRule usual(String rule, String reason) {
        return new MatchedRule(new Reason(rule, reason, true), ReviewOutcome.MANUAL, settings.group(), settings.due(),
                settings.priority(), false);
    }

    /** A row of risks has the outputs of one of the review, but for its outcome. */
    private static Map<String, Object> asReview(RuleRow row) {
        Map<String, Object> review = new HashMap<>(row.outputs());
        review.put("outcome", ReviewOutcome.MANUAL.name());
        return review;
    }
}
