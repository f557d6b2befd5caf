package dev.baton.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Value added tax of prices that include it. */
public final class Vat {

    private Vat() {}

    /**
     * The tax within a gross amount: {@code gross × rate / (1 + rate)}, rounded half-up to the minor unit.
     *
     * @param rate as a fraction, 0.13 for thirteen percent; not negative
     */
    public static Money taxWithin(Money gross, BigDecimal rate) {
        BigDecimal tax = BigDecimal.valueOf(gross.minor()).multiply(rate).divide(BigDecimal.ONE.add(rate), 0,
                RoundingMode.HALF_UP);
        return new Money(tax.longValueExact(), gross.currency());
    }
}
