package dev.baton.order;

import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.fence.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * An order that has not moved for long.
 *
 * @param version of its process, under which that runs; null if that is not known
 */
record LateOrder(
        OrderId id,
        String number,
        Channel channel,
        @Nullable Long processInstanceKey,
        @Nullable Long version) implements LostProcesses.Driven {}
