package dev.baton.operations.replenishment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as people look at it.
 *
 * @param quantity what is lacking now while it is open; what was ordered or proposed last otherwise
 * @param available what is available now
 * @param inTransit what is on its way to the location now
 * @param ordered what is ordered for the location and has not left
 * @param daysOfCover for how many days what is available will do; null if nobody asks for it
 * @param orderable whether it can become an order
 * @param customerId whose order it becomes; null if it cannot become one
 * @param order the last order that was made of it; null before the first
 * @param reason why it was dismissed or opened again; null otherwise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Replenishment(
        UUID id,
        LocationId location,
        Sku sku,
        ReplenishmentState state,
        Quantity quantity,
        Quantity available,
        Quantity minimum,
        @Nullable Quantity maximum,
        Quantity inTransit,
        Quantity ordered,
        @Nullable BigDecimal daysOfCover,
        boolean orderable,
        @Nullable CustomerId customerId,
        @Nullable ProposalOrder order,
        @Nullable String reason,
        Instant proposedAt,
        Instant changedAt) {

    static Replenishment of(Proposal proposal, Need need, @Nullable BigDecimal daysOfCover) {
        return new Replenishment(
                proposal.id(), proposal.location(), proposal.sku(), proposal.state(),
                proposal.isOpen() ? need.quantity() : proposal.quantity(),
                need.available(), need.minimum(), need.maximum(), need.inTransit(), need.ordered(), daysOfCover,
                proposal.customerId() != null, proposal.customerId(), proposal.order(), proposal.reason(),
                proposal.proposedAt(), proposal.changedAt());
    }
}
