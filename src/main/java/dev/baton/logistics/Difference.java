package dev.baton.logistics;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * What was not as it should have been when a shipment arrived.
 *
 * @param quantity in the base unit, positive
 */
public record Difference(Sku sku, Kind kind, Quantity quantity) {

    /** What is wrong with goods that a customer does not accept. */
    public enum Kind {
        /** They are not there. */
        SHORT,
        /** They are broken. */
        DAMAGED,
        /** They are something else. */
        WRONG
    }

    StockLine stock() {
        return new StockLine(sku, quantity);
    }
}
