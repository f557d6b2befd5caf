package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A threshold, and how it stands.
 *
 * @param maximum null for no bound
 * @param lowSince since when less than the minimum is available; null while there is enough
 * @param highSince since when more than the maximum is available; null while there is not
 */
public record ThresholdLevel(
        Sku sku,
        LocationId location,
        Quantity minimum,
        Quantity safety,
        @Nullable Quantity maximum,
        Quantity available,
        @Nullable Instant lowSince,
        @Nullable Instant highSince) {}
