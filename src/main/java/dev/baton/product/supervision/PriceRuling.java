package dev.baton.product.supervision;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.RuleRow;

/**
 * What the rules say of a price.
 *
 * @param rule the rule's id; empty where none speaks of it
 * @param group whom a review goes to
 * @param dueHours how soon, in working time
 */
public record PriceRuling(Outcome outcome, String rule, String reason, String group, int dueHours) {

    static final String TABLE = "price-supervision";

    /** Of a price within its band, or that is in force already. */
    static final PriceRuling UNASKED = new PriceRuling(Outcome.UNASKED, "", "", "", 0);

    /** What becomes of a price. */
    public enum Outcome {
        /** No rule was asked. */
        UNASKED, ACCEPT, REVIEW, REFUSE
    }

    /** @param decided without a matching row a person looks */
    static PriceRuling of(Decided decided) {
        if (decided.rows().isEmpty()) {
            return new PriceRuling(Outcome.REVIEW, "", "No rule speaks of such a price", "price-managers", 8);
        }
        RuleRow row = new RuleRow(TABLE, decided.rows().getFirst());
        return new PriceRuling(row.constant("outcome", Outcome.class), row.text("ruleId"), row.text("reason"),
                row.text("group"), row.wholeNumber("dueHours"));
    }

    public boolean waits() {
        return outcome == Outcome.REVIEW;
    }

    /** Whether the price left its band and may do so. */
    public boolean clears() {
        return outcome == Outcome.ACCEPT;
    }
}
