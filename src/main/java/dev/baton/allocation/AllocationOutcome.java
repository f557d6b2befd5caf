package dev.baton.allocation;

import java.time.Instant;

/** What became of the wish to reserve an order's goods. */
public sealed interface AllocationOutcome {

    /** All goods are reserved at one plant. */
    record Reserved(ShipmentFacts shipment) implements AllocationOutcome {}

    /**
     * No plant has all of them, or others wait for them: the order stands in the queue.
     *
     * @param deadline when it gives up
     */
    record Waiting(Instant deadline) implements AllocationOutcome {}
}
