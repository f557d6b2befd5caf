package dev.baton.inventory.location;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stock that one seller's orders are served from: the manufacturer's plants, or a distributor's warehouses. Pools share nothing, so
 * that whoever waits at one is never served from another.
 *
 * @param owner the distributor; null for the manufacturer
 */
public record StockPool(@Nullable String owner) {

    public static final StockPool PLANTS = new StockPool(null);

    /** The pool that a location belongs to; empty for a store, from which no orders are served. */
    public static Optional<StockPool> of(Location location) {
        return switch (location.type()) {
            case PLANT -> Optional.of(PLANTS);
            case WAREHOUSE -> Optional.ofNullable(location.customerId()).map(StockPool::new);
            case STORE -> Optional.empty();
        };
    }

    /** As it is stored. */
    public String key() {
        return owner == null ? "" : owner;
    }

    public static StockPool ofKey(String key) {
        return key.isEmpty() ? PLANTS : new StockPool(key);
    }
}
