package dev.baton.settlement.credit;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a credit. Tax is within value and amount.
 *
 * @param amount what is given back
 */
record CreditedLine(
        int no,
        int lineNo,
        Quantity quantity,
        Money value,
        Money valueTax,
        Money fee,
        Money amount,
        Money tax) {

    /**
     * @param left not more than that is given back in all; the last lines give back less
     * @throws IllegalStateException if more would be credited than was settled
     */
    static List<CreditedLine> of(List<ReturnedGoods> goods, List<LineBalance> balances, Money left) {
        Map<Integer, LineBalance> byLine = new HashMap<>();
        balances.forEach(balance -> byLine.put(balance.lineNo(), balance));
        List<CreditedLine> lines = new ArrayList<>();
        Money still = left;
        for (ReturnedGoods returned : goods) {
            LineBalance balance = byLine.get(returned.lineNo());
            if (balance == null) {
                throw new IllegalStateException("nothing of line " + returned.lineNo() + " is settled");
            }
            LineBalance.Worth worth = balance.worth(returned.quantity());
            byLine.put(returned.lineNo(), balance.less(returned.quantity(), worth));
            CreditedLine line = of(returned, worth, still);
            still = still.minus(line.amount());
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    private static CreditedLine of(ReturnedGoods returned, LineBalance.Worth worth, Money left) {
        Money fee = worth.total().percent(returned.feePercent());
        Money amount = worth.total().minus(fee).min(left);
        return new CreditedLine(returned.no(), returned.lineNo(), returned.quantity(), worth.total(), worth.tax(), fee,
                amount, part(worth.tax(), amount, worth.total()));
    }

    /** What is kept keeps its tax, rounded half-up. */
    private static Money part(Money tax, Money amount, Money of) {
        if (of.isZero()) {
            return tax;
        }
        return new Money(BigDecimal.valueOf(tax.minor()).multiply(BigDecimal.valueOf(amount.minor()))
                .divide(BigDecimal.valueOf(of.minor()), 0, RoundingMode.HALF_UP).longValueExact(), tax.currency());
    }
}
