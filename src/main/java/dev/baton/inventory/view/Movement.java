package dev.baton.inventory.view;

import dev.baton.inventory.MovementReason;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;

/**
 * Stock that came in or went out.
 *
 * @param quantity negative for what went out
 * @param onHand what was on hand after it
 * @param document what it came or went with
 */
public record Movement(
        Instant at,
        LocationId location,
        Sku sku,
        Quantity quantity,
        Quantity onHand,
        MovementReason reason,
        String document) {}
