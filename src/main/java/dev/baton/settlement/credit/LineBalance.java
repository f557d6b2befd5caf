package dev.baton.settlement.credit;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was settled of an order's line, and what of it was credited so far.
 *
 * @param total VAT included, as {@code credited}
 */
record LineBalance(
        int lineNo,
        Quantity quantity,
        Money total,
        Money tax,
        Quantity returned,
        Money credited,
        Money creditedTax) {

    /** What so many more are worth. */
    record Worth(Money total, Money tax) {}

    /** @throws IllegalStateException if more would be credited than was settled */
    Worth worth(Quantity more) {
        Quantity all = returned.plus(more);
        if (all.compareTo(quantity) > 0) {
            throw new IllegalStateException(
                    "of line " + lineNo + " " + quantity + " are settled, and " + all + " would be credited");
        }
        Money worth = orZero(share(total, all).minus(credited));
        return new Worth(worth, orZero(share(tax, all).minus(creditedTax)).min(worth));
    }

    LineBalance less(Quantity more, Worth worth) {
        return new LineBalance(lineNo, quantity, total, tax, returned.plus(more), credited.plus(worth.total()),
                creditedTax.plus(worth.tax()));
    }

    private Money share(Money whole, Quantity part) {
        return new Money(BigDecimal.valueOf(whole.minor()).multiply(part.value())
                .divide(quantity.value(), 0, RoundingMode.HALF_UP).longValueExact(), whole.currency());
    }

    private static Money orZero(Money amount) {
        return amount.isNegative() ? Money.zero(amount.currency()) : amount;
    }
}
