package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.product.Sku;
import java.util.Comparator;

/** One product at one location. Its order is the order in which stock is locked. */
public record StockKey(LocationId location, Sku sku) implements Comparable<StockKey> {

    private static final Comparator<StockKey> ORDER = Comparator.comparing(StockKey::location)
            .thenComparing(StockKey::sku);

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
