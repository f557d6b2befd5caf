package dev.baton.order;

import dev.baton.platform.security.Caller;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are asked for; null asks for all.
 *
 * @param from the earliest moment of intake
 * @param to the moment of intake before which they came
 * @param sellerId only those that this distributor sells
 * @param only the one customer that the caller is bound to, which bought or sells them
 */
public record OrderQuery(
        @Nullable Channel channel,
        @Nullable OrderStatus status,
        @Nullable String customerId,
        @Nullable String sellerId,
        @Nullable String externalReference,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String only) {

    /** An order that stands still keeps its status beside that. */
    private static final String HELD =
            "EXISTS (SELECT FROM order_hold h WHERE h.order_id = orders.id AND h.ended_at IS NULL AND h.held_at IS NOT NULL)";

    /** This query, for the orders that the caller may see. */
    public OrderQuery seenBy(Caller caller) {
        return new OrderQuery(channel, status, customerId, sellerId, externalReference, from, to, caller.customerId());
    }

    Conditions conditions() {
        return new Conditions()
                .addIf("channel = ?", channel == null ? null : channel.name())
                .addIf(status == OrderStatus.ON_HOLD ? HELD + " AND ?::text IS NOT NULL" : "status = ? AND NOT " + HELD,
                        status == null ? null : status.name())
                .addIf("customer_id = ?", customerId)
                .addIf("seller_id = ?", sellerId)
                .addIf("? IN (customer_id, seller_id)", only)
                .addIf("external_reference = ?", externalReference)
                .addIf("created_at >= ?", Row.atOrNull(from))
                .addIf("created_at < ?", Row.atOrNull(to));
    }
}
