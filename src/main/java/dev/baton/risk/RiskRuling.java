package dev.baton.risk;

import dev.baton.platform.engine.RuleRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the rules together make of an order.
 *
 * @param score the points of all rows
 * @param reasons what is remarkable; rows that let pass without any points are not
 */
public record RiskRuling(RiskOutcome outcome, int score, List<RiskReason> reasons) {

    private static final String TABLE = "risk";
    /** An order that no row speaks of is looked at. */
    static final RiskRuling NO_RULE = new RiskRuling(RiskOutcome.REVIEW, 0,
            List.of(new RiskReason("NO-RISK-RULE", "No rule says how risky this order is", 0)));

    public RiskRuling {
        reasons = List.copyOf(reasons);
    }

    /** @throws IllegalStateException if a row does not say what a row must, naming it */
    static RiskRuling of(List<Map<String, Object>> matched) {
        if (matched.isEmpty()) {
            return NO_RULE;
        }
        List<RuleRow> rows = matched.stream().map(row -> new RuleRow(TABLE, row)).toList();
        return new RiskRuling(
                rows.stream().map(RiskRuling::wanted).max(Comparator.naturalOrder()).orElseThrow(),
                rows.stream().mapToInt(row -> row.wholeNumber("points")).sum(),
                rows.stream()
                        .filter(row -> wanted(row) != RiskOutcome.PASS || row.wholeNumber("points") != 0)
                        .sorted(Comparator.comparing(RiskRuling::wanted).reversed())
                        .map(row -> new RiskReason(row.text("ruleId"), row.text("reason"), row.wholeNumber("points")))
                        .toList());
    }

    public boolean isRaised() {
        return outcome != RiskOutcome.PASS;
    }

    /** What a person who looks is told at first sight; empty if the rules let the order pass. */
    public String label() {
        return switch (outcome) {
            case PASS -> "";
            case REVIEW -> "Risk to be reviewed, score " + score;
            case HOLD -> "On hold for its risk, score " + score;
        };
    }

    private static RiskOutcome wanted(RuleRow row) {
        return row.constant("outcome", RiskOutcome.class);
    }
}
