package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;

/**
 * Stock of a product that is set aside at a location for a channel.
 *
 * @param channel as orders name it
 * @param quantity what was set aside
 * @param used what of it is reserved for the channel or has left since
 * @param left what orders of other channels do not see
 * @param setBy who set it last
 */
public record RingFence(
        LocationId location,
        Sku sku,
        String channel,
        Quantity quantity,
        Quantity used,
        Quantity left,
        String setBy,
        Instant setAt) {}
