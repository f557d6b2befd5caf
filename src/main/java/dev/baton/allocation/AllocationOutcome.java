package dev.baton.allocation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of the wish to reserve an order's goods. */
public sealed interface AllocationOutcome {

    /**
     * Goods are reserved: all of them, or what there is while the rest waits.
     *
     * @param dispatches what can be dispatched now, and the rest
     */
    record Reserved(List<Dispatch> dispatches) implements AllocationOutcome {

        public Reserved {
            dispatches = List.copyOf(dispatches);
        }
    }

    /**
     * There is not enough, or others wait for it: the order stands in the queue.
     *
     * @param waitId of this wait; what comes of it is told under it
     * @param deadline when it gives up
     */
    record Waiting(UUID waitId, Instant deadline) implements AllocationOutcome {}

    /** The wait is over without stock. */
    record Ended() implements AllocationOutcome {}
}
