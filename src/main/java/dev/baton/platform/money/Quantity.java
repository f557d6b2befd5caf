package dev.baton.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * So many of a product's base unit: at most 12 digits before and 3 after the point. May be zero or negative, as a difference may be.
 * Equal quantities are equal however they were written; written to JSON as a plain number.
 *
 * @param value the number, without trailing zeros
 */
public record Quantity(@JsonValue BigDecimal value) implements Comparable<Quantity> {

    private static final int DECIMALS = 3;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);

    public static final Quantity ZERO = of(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Quantity {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.scale() > DECIMALS) {
            throw new IllegalArgumentException("a quantity has at most " + DECIMALS + " decimals");
        }
        if (value.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("a quantity has at most 12 digits before the point");
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
    }

    /** @throws IllegalArgumentException if this is no plain decimal number with at most 3 decimals */
    public static Quantity of(String number) {
        if (!number.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("not a decimal number");
        }
        return new Quantity(new BigDecimal(number));
    }

    public static Quantity of(long number) {
        return new Quantity(BigDecimal.valueOf(number));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity negate() {
        return new Quantity(value.negate());
    }

    /** The lesser of the two. */
    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Itself, or zero where it is negative. */
    public Quantity orZero() {
        return isNegative() ? ZERO : this;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
