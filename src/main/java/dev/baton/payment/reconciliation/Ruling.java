package dev.baton.payment.reconciliation;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.RuleRow;
import java.util.List;

/**
 * What the rules say of an entry.
 *
 * @param rule the rule's id
 * @param decided what they were asked and answered
 */
record Ruling(Outcome outcome, String rule, String reason, Remainder remainder, Decided decided) {

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
        return new Ruling(Outcome.PROPOSE, rule, why, remainder, decided);
    }

    /** What a person is asked with, who is to know of this beside the rule's reason. */
    Ruling telling(List<String> beside) {
        return beside.isEmpty()
                ? this
                : new Ruling(outcome, rule, reason + ". " + String.join("; ", beside), remainder, decided);
    }

    /** @param decided without a matching row the rules do not know such an entry */
    static Ruling of(Decided decided) {
        if (decided.rows().isEmpty()) {
            return new Ruling(Outcome.NONE, "", "No rule speaks of such an entry", Remainder.EXPECTED, decided);
        }
        RuleRow row = new RuleRow(TABLE, decided.rows().getFirst());
        return new Ruling(row.constant("outcome", Outcome.class), row.text("ruleId"), row.text("reason"),
                row.constant("remainder", Remainder.class), decided);
    }
}
