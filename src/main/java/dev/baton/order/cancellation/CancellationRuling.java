package dev.baton.order.cancellation;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rules say of a cancellation.
 *
 * @param rule the id of the row that decides; empty where none matched
 * @param fee what is to be kept, tax included, however much is held
 * @param decided what was asked and answered
 */
public record CancellationRuling(boolean allowed, String rule, String reason, Money fee, Decided decided) {

    static final String TABLE = "cancellation";

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private enum Outcome {
        ALLOWED, REFUSED
    }

    static CancellationRuling of(Decided decided, Money total) {
        Money none = Money.zero(total.currency());
        List<RuleRow> rows = decided.rows().stream().map(outputs -> new RuleRow(TABLE, outputs)).toList();
        Optional<RuleRow> refusal = rows.stream().filter(row -> outcome(row) == Outcome.REFUSED).findFirst();
        if (refusal.isPresent()) {
            return new CancellationRuling(false, refusal.get().text("ruleId"), refusal.get().text("reason"), none,
                    decided);
        }
        Optional<RuleRow> dearest = rows.stream().max(Comparator.comparing(row -> fee(row, total)));
        if (dearest.isEmpty()) {
            return new CancellationRuling(false, "", "No rule lets such an order be cancelled", none, decided);
        }
        RuleRow row = dearest.get();
        return new CancellationRuling(true, row.text("ruleId"), row.text("reason"), fee(row, total), decided);
    }

    private static Outcome outcome(RuleRow row) {
        return row.constant("outcome", Outcome.class);
    }

    private static Money fee(RuleRow row, Money total) {
        BigDecimal percent = row.number("feePercent");
        if (percent.signum() < 0 || percent.compareTo(ALL) > 0) {
            throw row.broken("feePercent", "a percentage");
        }
        return total.percent(percent).plus(amount(row, total.currency()));
    }

    private static Money amount(RuleRow row, String currency) {
        BigDecimal amount = row.number("feeAmount");
        try {
            Money fee = Money.parse(amount.toPlainString(), currency);
            if (!fee.isNegative()) {
                return fee;
            }
        } catch (IllegalArgumentException broken) {
            // told below, by the rule that says so
        }
        throw row.broken("feeAmount", "an amount in " + currency + ", 0 or more");
    }
}
