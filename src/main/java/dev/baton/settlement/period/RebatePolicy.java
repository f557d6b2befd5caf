package dev.baton.settlement.period;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
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

    /** @throws dev.baton.platform.engine.EngineUnavailableException if the rules cannot be asked */
    Decided ask(Buyer buyer, Turnover turnover) {
        PeriodFacts facts = new PeriodFacts(buyer.tier(), buyer.currency(), turnover.orders(),
                turnover.revenue().toDecimal());
        return decisions.decide(TABLE, Map.of("period", facts));
    }

    /** A part of what was earned with goods, without tax, rounded half-up to the minor unit. */
    static Rebate rebate(Decided decided, Turnover turnover) {
        Rebate none = new Rebate(Money.zero(turnover.revenue().currency()), null, null);
        if (decided.rows().isEmpty()) {
            return none;
        }
        RuleRow row = new RuleRow(TABLE, decided.rows().getFirst());
        Money amount = turnover.revenue().percent(row.number("percent"));
        return amount.isPositive() ? new Rebate(amount, row.text("ruleId"), row.text("reason")) : none;
    }
}
