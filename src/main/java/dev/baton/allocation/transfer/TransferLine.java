package dev.baton.allocation.transfer;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * A product of a transfer, in its base unit.
 *
 * @param quantity what is to be moved
 * @param received what of it has arrived
 * @param lost what of it never will
 */
public record TransferLine(Sku sku, Quantity quantity, Quantity received, Quantity lost) {

    StockLine stock() {
        return new StockLine(sku, quantity);
    }
}
