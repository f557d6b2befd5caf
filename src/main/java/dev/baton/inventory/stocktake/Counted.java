package dev.baton.inventory.stocktake;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * So much of a product was counted.
 *
 * @param quantity in the product's base unit, not negative
 */
public record Counted(Sku sku, Quantity quantity) {

    /** @throws IllegalArgumentException if the quantity is negative */
    public Counted {
        if (quantity.isNegative()) {
            throw new IllegalArgumentException("what is counted is not negative");
        }
    }
}
