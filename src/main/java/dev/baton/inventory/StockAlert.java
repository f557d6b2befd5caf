package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That too little or too much of a product became available at a location.
 *
 * @param bound the minimum or maximum that was set then
 * @param available what was available then
 * @param clearedAt since when that is over; null while it lasts
 * @param clearedAvailable what was available when it was over; null while it lasts
 */
public record StockAlert(
        long id,
        Sku sku,
        LocationId location,
        AlertKind kind,
        Quantity bound,
        Quantity available,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable Quantity clearedAvailable) {

    StockKey key() {
        return new StockKey(location, sku);
    }
}
