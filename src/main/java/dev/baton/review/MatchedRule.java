package dev.baton.review;

import dev.baton.platform.engine.RuleRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * A row of the table {@code order-review} that matched.
 *
 * @param group who reviews; like due time and priority it counts only where the outcome is a person's
 * @param due within how much working time
 * @param priority 0 to 100, higher is more urgent
 * @param secondApproval whether two people must approve
 */
record MatchedRule(
        Reason reason,
        ReviewOutcome outcome,
        String group,
        Duration due,
        int priority,
        boolean secondApproval) {

    /**
     * @param otherwise stands in for what the row does not say about who looks, and how soon
     * @throws IllegalStateException if the row does not say what a row must, naming it
     */
    static MatchedRule of(Map<String, Object> row, ReviewProperties otherwise) {
        RuleRow rule = new RuleRow("order-review", row);
        return new MatchedRule(
                new Reason(rule.text("ruleId"), rule.text("reason")),
                rule.constant("outcome", ReviewOutcome.class),
                rule.says("group") ? rule.text("group") : otherwise.group(),
                rule.says("dueHours") ? hours(rule.number("dueHours")) : otherwise.due(),
                rule.says("priority") ? rule.wholeNumber("priority") : otherwise.priority(),
                rule.says("secondApproval") && rule.flag("secondApproval"));
    }

    MatchedRule asInternal() {
        return new MatchedRule(reason.asInternal(), outcome, group, due, priority, secondApproval);
    }

    boolean asksAPerson() {
        return outcome == ReviewOutcome.MANUAL;
    }

    private static Duration hours(BigDecimal hours) {
        return Duration.ofMinutes(hours.multiply(BigDecimal.valueOf(60)).longValue());
    }
}
