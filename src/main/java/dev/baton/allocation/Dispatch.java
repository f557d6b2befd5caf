package dev.baton.allocation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the parts in which an order is dispatched: a consignment, or the rest that waits for stock.
 *
 * @param consignmentId null for the rest
 * @param shipment what the choice of a carrier depends on; null for the rest
 * @param waitId the wait for the rest; null for a consignment
 * @param stockDeadline until when it waits; null for a consignment
 */
public record Dispatch(
        @Nullable UUID consignmentId,
        @Nullable ShipmentFacts shipment,
        @Nullable UUID waitId,
        @Nullable Instant stockDeadline) {

    static Dispatch of(UUID consignment, ShipmentFacts shipment) {
        return new Dispatch(consignment, shipment, null, null);
    }

    static Dispatch of(StockWaiter rest) {
        return new Dispatch(null, null, rest.id(), rest.deadline());
    }
}
