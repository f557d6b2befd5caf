package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * What is on hand of a product at a location at one moment, and what of it is reserved.
 *
 * @param available what is neither reserved nor quarantined
 * @param fenced what of that is set aside for channels
 */
public record Stock(
        Location location,
        Sku sku,
        Quantity onHand,
        Quantity reserved,
        Quantity available,
        Quantity fenced) {

    public StockKey key() {
        return new StockKey(location.id(), sku);
    }

    Stock withAvailable(Quantity available) {
        return new Stock(location, sku, onHand, reserved, available, fenced);
    }
}
