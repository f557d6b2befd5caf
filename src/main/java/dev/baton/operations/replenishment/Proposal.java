package dev.baton.operations.replenishment;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to replenish a product at a location.
 *
 * @param customerId whose orders bring goods there; null where nobody's do
 * @param quantity what was lacking when it was proposed, opened again or ordered, in the base unit
 * @param orders how many orders were made of it
 * @param order the last of these; null before the first
 * @param reason why it was dismissed or opened again; null otherwise
 */
record Proposal(
        UUID id,
        LocationId location,
        Sku sku,
        @Nullable CustomerId customerId,
        Quantity quantity,
        ReplenishmentState state,
        int orders,
        @Nullable ProposalOrder order,
        @Nullable String reason,
        Instant proposedAt,
        Instant changedAt) {

    StockKey key() {
        return new StockKey(location, sku);
    }

    boolean isOpen() {
        return state == ReplenishmentState.OPEN;
    }
}
