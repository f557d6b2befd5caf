package dev.baton.operations.version;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;

/**
 * What became of one order in a migration.
 *
 * @param detail why it stays; empty where there is nothing to say
 */
public record MigratedOrder(OrderId orderId, String number, MigrationState state, String detail, Instant changedAt) {}
