package dev.baton.platform.money;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in the minor units of an ISO 4217 currency; may be negative. Written to JSON as a decimal string in major units.
 *
 * @param minor the amount in minor units, such as cents
 * @param currency the ISO 4217 code
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    /** The currency of points, which ISO 4217 does not know; a point is not divided. */
    public static final String POINTS = "PTS";

    public Money {
        decimals(currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * Reads an amount in major units, such as {@code 1234.50}.
     *
     * @throws IllegalArgumentException if this is no plain decimal number, has more decimals than the currency, or is too large
     */
    public static Money parse(String major, String currency) {
        int decimals = decimals(currency);
        if (!major.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("not a decimal amount such as 1234.50");
        }
        BigDecimal amount = new BigDecimal(major);
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(currency + " has at most " + decimals + " decimals");
        }
        return new Money(amount.movePointRight(decimals).longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** This price per unit for so many units, rounded half-up to the minor unit. */
    public Money times(Quantity quantity) {
        return rounded(BigDecimal.valueOf(minor).multiply(quantity.value()));
    }

    /** So many percent of this amount, rounded half-up to the minor unit: {@code percent(5)} is a twentieth. */
    public Money percent(BigDecimal percent) {
        return rounded(BigDecimal.valueOf(minor).multiply(percent).movePointLeft(2));
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** The amount in major units with all of the currency's decimals, such as {@code 1234.50}. */
    @JsonValue
    public String toMajor() {
        return toDecimal().toPlainString();
    }

    /** The amount in major units, for rules and eyes. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, decimals(currency));
    }

    /** With its thousands apart, such as {@code 1,234.50}: for eyes. */
    public String grouped() {
        return String.format(Locale.ROOT, "%,." + decimals(currency) + "f", toDecimal());
    }

    /** The same with its currency, such as {@code 1,234.50 CNY}. */
    public String words() {
        return grouped() + " " + currency;
    }

    @Override
    public String toString() {
        return toMajor();
    }

    private Money rounded(BigDecimal minorUnits) {
        return new Money(minorUnits.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    private static int decimals(String currency) {
        if (currency.equals(POINTS)) {
            return 0;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("not an ISO 4217 currency", unknown);
        }
    }
}
