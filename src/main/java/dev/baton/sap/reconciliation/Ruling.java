package dev.baton.sap.reconciliation;

import dev.baton.platform.engine.RuleRow;
import java.util.List;
import java.util.Map;

/**
 * What the rules say of a difference.
 *
 * @param rule the rule's id; empty where none matched, so that a person looks
 */
record Ruling(Verdict verdict, String rule, String reason) {

    static final String TABLE = "stock-difference";

    enum Verdict {
        /** SAP wins at once. */
        ADJUST,
        /** A person decides. */
        ASK
    }

    static Ruling of(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new Ruling(Verdict.ASK, "", "No rule speaks of such a difference");
        }
        RuleRow row = new RuleRow(TABLE, rows.getFirst());
        return new Ruling(row.constant("outcome", Verdict.class), row.text("ruleId"), row.text("reason"));
    }
}
