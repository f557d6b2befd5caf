package dev.baton.product;

import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unit of a product beside its base unit: one of it is {@code numerator / denominator} of the base unit, in lowest terms.
 *
 * @param unit 1 to 20 characters without blanks, such as {@code CARTON}
 * @param numerator and {@code denominator}: from 1 to 1,000,000,000
 */
public record ProductUnit(Sku sku, String unit, long numerator, long denominator) {

    private static final Pattern NAME = Pattern.compile("\\S{1,20}");
    private static final long MOST = 1_000_000_000;
    private static final int DECIMALS = 3;

    /** @throws IllegalArgumentException if this cannot be a unit */
    public ProductUnit {
        if (!NAME.matcher(unit).matches()) {
            throw new IllegalArgumentException("a unit has 1 to 20 characters and no blanks");
        }
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("a unit is more than nothing");
        }
        long divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
        numerator = numerator / divisor;
        denominator = denominator / divisor;
        if (numerator > MOST || denominator > MOST) {
            throw new IllegalArgumentException("a unit is a fraction of numbers up to " + MOST);
        }
    }

    /**
     * The unit of which one is so much of the base unit.
     *
     * @throws IllegalArgumentException if this cannot be a unit
     */
    public static ProductUnit of(Sku sku, String unit, BigDecimal baseQuantity) {
        BigDecimal plain = baseQuantity.stripTrailingZeros();
        if (plain.scale() > 9 || plain.precision() - plain.scale() > 10) {
            throw new IllegalArgumentException("is a number up to " + MOST + " with at most 9 decimals");
        }
        BigDecimal whole = plain.scale() > 0 ? BigDecimal.TEN.pow(plain.scale()) : BigDecimal.ONE;
        return new ProductUnit(sku, unit, plain.multiply(whole).longValueExact(), whole.longValueExact());
    }

    /** How much of the base unit so many of this unit are; empty if that is not exact to 3 decimals, or more than can be counted. */
    public Optional<Quantity> toBase(Quantity asked) {
        return exact(asked, numerator, denominator);
    }

    /** How many of this unit so much of the base unit is; empty if that is not exact to 3 decimals, or more than can be counted. */
    public Optional<Quantity> fromBase(Quantity base) {
        return exact(base, denominator, numerator);
    }

    private static Optional<Quantity> exact(Quantity quantity, long times, long by) {
        try {
            return Optional.of(new Quantity(quantity.value()
                    .multiply(BigDecimal.valueOf(times))
                    .divide(BigDecimal.valueOf(by), DECIMALS, RoundingMode.UNNECESSARY)));
        } catch (ArithmeticException | IllegalArgumentException inexact) {
            return Optional.empty();
        }
    }
}
