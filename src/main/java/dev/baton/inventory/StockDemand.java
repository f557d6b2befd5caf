package dev.baton.inventory;

import dev.baton.product.Sku;
import java.util.Collection;
import java.util.Set;

/**
 * Whoever keeps a queue of those who wait for stock. It is asked before stock becomes available, first thing in that
 * transaction while no stock is locked: the place to lock the queue.
 */
public interface StockDemand {

    /**
     * What else has to be locked together with these products of this location, so that those who wait for them can be
     * served. All of it is locked in one go and in order.
     */
    Set<StockKey> awaitedWith(Location location, Collection<Sku> skus);
}
