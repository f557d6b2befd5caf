package dev.baton.operations.version;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order in a migration, or of a process that it has called.
 *
 * @param processInstanceKey the engine's, of what is moved
 * @param orderId and {@code number}: null where the process is about no order
 * @param detail why it stays; empty where there is nothing to say
 */
public record MigratedOrder(
        String processInstanceKey,
        @Nullable OrderId orderId,
        @Nullable String number,
        MigrationState state,
        String detail,
        Instant changedAt) {}
