package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * What is on hand of a product at a location at one moment, and what of it is reserved.
 *
 * @param available what is neither reserved nor quarantined
 */
public record Stock(Location location, Sku sku, Quantity onHand, Quantity reserved, Quantity available) {}
