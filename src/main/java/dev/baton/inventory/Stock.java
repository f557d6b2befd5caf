package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/** What is on hand of a product at a location at one moment, and what of it is reserved. */
public record Stock(Location location, Sku sku, Quantity onHand, Quantity reserved) {

    public Quantity available() {
        return onHand.minus(reserved);
    }
}
