package dev.baton.product;

import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is sold now.
 *
 * @param unit the base unit in which it is counted
 * @param listed whether it can be ordered
 * @param unitPrice list price of one base unit, VAT included
 * @param floor the lowest price that its supervision allows; null if there is none
 * @param ceiling the highest price that its supervision allows; null if there is none
 * @param taxRate the VAT within the price as a fraction: 0.13 for thirteen percent
 * @param releaseOn the day, in the business time zone, from which it is sold; it can be ordered before. Null if it is sold already
 */
public record Product(
        Sku sku,
        String name,
        String category,
        String unit,
        boolean listed,
        Money unitPrice,
        @Nullable Money floor,
        @Nullable Money ceiling,
        BigDecimal taxRate,
        @Nullable LocalDate releaseOn) {

    /** How release dates are written: with a year of exactly four digits. */
    public static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** The VAT rate of a product that does not name its own. */
    public static final BigDecimal USUAL_TAX_RATE = new BigDecimal("0.13");

    /** @throws IllegalArgumentException if a price is negative, or the floor lies above the ceiling */
    public Product {
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException("unitPrice must not be negative");
        }
        if (floor != null && floor.isNegative()) {
            throw new IllegalArgumentException("priceFloor must not be negative");
        }
        if (ceiling != null && ceiling.isNegative()) {
            throw new IllegalArgumentException("priceCeiling must not be negative");
        }
        if (floor != null && ceiling != null && floor.compareTo(ceiling) > 0) {
            throw new IllegalArgumentException("priceFloor must not be above priceCeiling");
        }
        if (taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("taxRate must be a fraction from 0 to below 1");
        }
    }

    /** A product that is sold already. */
    public Product(
            Sku sku,
            String name,
            String category,
            String unit,
            boolean listed,
            Money unitPrice,
            @Nullable Money floor,
            @Nullable Money ceiling,
            BigDecimal taxRate) {
        this(sku, name, category, unit, listed, unitPrice, floor, ceiling, taxRate, null);
    }

    /** Whether the list price leaves the band in which it is supervised. */
    public boolean outsideBand() {
        return outsideBand(unitPrice);
    }

    /**
     * Whether a price leaves the band in which it is supervised.
     *
     * @throws IllegalArgumentException if it is in another currency than the product's
     */
    public boolean outsideBand(Money price) {
        return floor != null && price.compareTo(floor) < 0 || ceiling != null && price.compareTo(ceiling) > 0;
    }
}
