package dev.baton.allocation.distribution;

import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was offered to a distributor.
 *
 * @param revision of the order
 * @param round counts from 1 how often distributors were looked for
 * @param rank the distributor's in that round
 * @param expiresAt until when it can be answered
 * @param answeredAt null while it is open
 * @param answeredBy who answered; null while it is open
 * @param comment why, in the words of who answered; null where nothing was said
 */
public record Offer(
        UUID id,
        OrderId orderId,
        int revision,
        int round,
        CustomerId seller,
        int rank,
        OfferState state,
        Instant offeredAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String comment) {

    boolean isOpen() {
        return state == OfferState.OPEN;
    }
}
