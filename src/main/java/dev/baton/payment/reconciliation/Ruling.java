package dev.baton.payment.reconciliation;

import dev.baton.platform.engine.RuleRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the rules say of an entry.
 *
 * @param rule the rule's id
 */
record Ruling(Outcome outcome, String rule, String reason, Remainder remainder) {

    static final String TABLE = "matching";

    /** What becomes of an entry. */
    enum Outcome {
        /** It is matched. */
        MATCH,
        /** A person confirms. */
        PROPOSE,
        /** A person decides. */
        NONE
    }

    Ruling askingBecause(String why) {
        return new Ruling(Outcome.PROPOSE, rule, why, remainder);
    }

    /** @param rows that match; none means that the rules do not know such an entry */
    static Ruling of(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new Ruling(Outcome.NONE, "", "No rule speaks of such an entry", Remainder.EXPECTED);
        }
        RuleRow row = new RuleRow(TABLE, Objects.requireNonNull(rows.getFirst()));
        return new Ruling(row.constant("outcome", Outcome.class), row.text("ruleId"), row.text("reason"),
                row.constant("remainder", Remainder.class));
    }
}
