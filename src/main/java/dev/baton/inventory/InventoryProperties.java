package dev.baton.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stock is kept.
 *
 * @param reservationLifetime how long stock stays reserved for one who does not confirm it
 */
@ConfigurationProperties("baton.inventory")
record InventoryProperties(@DefaultValue("3d") Duration reservationLifetime) {}
