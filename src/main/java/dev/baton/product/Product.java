package dev.baton.product;

import dev.baton.platform.money.Money;
import java.math.BigDecimal;
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
        BigDecimal taxRate) {

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

    /** Whether the list price leaves the band in which it is supervised. */
    public boolean outsideBand() {
        return floor != null && unitPrice.compareTo(floor) < 0 || ceiling != null && unitPrice.compareTo(ceiling) > 0;
    }
}
