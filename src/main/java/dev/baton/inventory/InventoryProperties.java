package dev.baton.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stock is kept.
 *
 * @param reservationLifetime how long stock stays reserved for one who does not confirm it
 * @param frozenPause how long what moves for an order waits before it looks again whether the stock is still being counted
 */
@ConfigurationProperties("baton.inventory")
record InventoryProperties(
        @DefaultValue("3d") Duration reservationLifetime,
        @DefaultValue("30s") Duration frozenPause) {}
