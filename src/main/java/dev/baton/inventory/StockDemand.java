package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.Set;

/**
 * Whoever keeps a queue of those who wait for stock. It is asked before stock becomes available, first thing in that
 * transaction while no stock is locked: the place to lock the queue.
 */
public interface StockDemand {

    /**
     * What is reserved of these products at this location may be withdrawn, so that whoever has it joins the queue. Asked before
     * {@link #awaitedWith}, with nothing locked either.
     *
     * @return what they wait for already; to be asked for together with these products
     */
    Set<Sku> awaitedByHolders(Location location, Collection<Sku> skus);

    /**
     * What else has to be locked together with these products of this location, so that those who wait for them can be
     * served. All of it is locked in one go and in order.
     */
    Set<StockKey> awaitedWith(Location location, Collection<Sku> skus);
}
