package dev.baton.review;

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
     * @throws IllegalArgumentException if the row does not say what a row must, naming it
     */
    static MatchedRule of(Map<String, Object> row, ReviewProperties otherwise) {
        String rule = text(row, "ruleId", "a row of order-review");
        return new MatchedRule(
                new Reason(rule, text(row, "reason", rule)),
                outcome(text(row, "outcome", rule), rule),
                row.get("group") instanceof String group ? group : otherwise.group(),
                row.get("dueHours") instanceof Number hours ? hours(hours) : otherwise.due(),
                row.get("priority") instanceof Number priority ? priority.intValue() : otherwise.priority(),
                Boolean.TRUE.equals(row.get("secondApproval")));
    }

    boolean asksAPerson() {
        return outcome == ReviewOutcome.MANUAL;
    }

    private static String text(Map<String, Object> row, String key, String rule) {
        if (row.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(rule + " has no " + key + ": an unquoted text is none");
    }

    private static Duration hours(Number hours) {
        return Duration.ofMinutes(new BigDecimal(hours.toString()).multiply(BigDecimal.valueOf(60)).longValue());
    }

    private static ReviewOutcome outcome(String word, String rule) {
        for (ReviewOutcome outcome : ReviewOutcome.values()) {
            if (outcome.name().equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(rule + " has the unknown outcome " + word);
    }
}
