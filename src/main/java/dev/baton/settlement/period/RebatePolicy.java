package dev.baton.settlement.period;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the rules for the rebate of a month. */
@Component
class RebatePolicy {

    private static final String TABLE = "period-rebate";

    private final Decisions decisions;

    RebatePolicy(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * What the rules see.
     *
     * @param turnover for goods, without tax, in major units
     */
    record PeriodFacts(String customerTier, String currency, int orders, BigDecimal turnover) {}

    /** A part of what was earned with goods, without tax, rounded half-up to the minor unit. */
    Rebate rebate(Buyer buyer, Turnover turnover) {
        PeriodFacts facts = new PeriodFacts(buyer.tier(), buyer.currency(), turnover.orders(),
                turnover.revenue().toDecimal());
        List<Map<String, Object>> rows = decisions.evaluate(TABLE, Map.of("period", facts));
        if (rows.isEmpty()) {
            return new Rebate(Money.zero(buyer.currency()), null, null);
        }
        RuleRow row = new RuleRow(TABLE, rows.getFirst());
        Money amount = turnover.revenue().percent(row.number("percent"));
        return amount.isPositive()
                ? new Rebate(amount, row.text("ruleId"), row.text("reason"))
                : new Rebate(Money.zero(buyer.currency()), null, null);
    }
}
