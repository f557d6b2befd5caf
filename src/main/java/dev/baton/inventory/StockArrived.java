package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import dev.baton.product.Sku;
import java.util.Set;

/**
 * More stock of these products is available at a location: it was received, or a reservation was released. Published
 * inside of the transaction that brings it, with these rows and those that {@link StockDemand} asked for locked.
 */
public record StockArrived(Location location, Set<Sku> skus) {

    public StockArrived {
        skus = Set.copyOf(skus);
    }
}
