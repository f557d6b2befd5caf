package dev.baton.allocation;

import dev.baton.platform.engine.RuleRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * By how much an order that waits for stock is ahead: it is served as if it had begun to wait so much earlier.
 *
 * @param hours the sum of what the rules give, but never more than the longest that is allowed
 * @param rules those that matched
 */
public record HeadStart(long hours, List<Rule> rules) {

    static final String TABLE = "backorder-priority";
    private static final String HOURS = "headStartHours";

    /** A row that matched, and what it gives. */
    public record Rule(String ruleId, String reason, int hours) {}

    public HeadStart {
        rules = List.copyOf(rules);
    }

    /**
     * @param longest what cannot be exceeded, so that nobody is overtaken for ever
     * @throws IllegalStateException if a row does not give what it should
     */
    static HeadStart of(List<RuleRow> rows, Duration longest) {
        List<Rule> rules = rows.stream().map(HeadStart::rule).toList();
        long sum = rules.stream().mapToLong(Rule::hours).sum();
        return new HeadStart(Math.min(sum, longest.toHours()), rules);
    }

    private static Rule rule(RuleRow row) {
        int hours = row.wholeNumber(HOURS);
        if (hours < 0) {
            throw row.broken(HOURS, "0 or more");
        }
        return new Rule(row.text("ruleId"), row.text("reason"), hours);
    }

    Duration given() {
        return Duration.ofHours(hours);
    }

    /** For the order's timeline. */
    String inWords() {
        return rules.isEmpty()
                ? "Waits for stock in the order of arrival"
                : "Waits for stock with a head start of " + hours + " hours: "
                        + rules.stream().map(Rule::reason).collect(Collectors.joining("; "));
    }
}
