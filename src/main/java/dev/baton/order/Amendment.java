package dev.baton.order;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer puts in place of what was ordered.
 *
 * @param lines all lines of the order, as they shall be
 * @param couponCodes null to keep those that the order has
 * @param requestedDeliveryDate null to keep the order's
 * @param version of the order that it is meant for; null for whatever is there now
 */
public record Amendment(
        List<NewOrder.Line> lines,
        @Nullable List<String> couponCodes,
        @Nullable LocalDate requestedDeliveryDate,
        @Nullable Long version) {

    /** Meant for whatever is there now. */
    public Amendment(
            List<NewOrder.Line> lines,
            @Nullable List<String> couponCodes,
            @Nullable LocalDate requestedDeliveryDate) {
        this(lines, couponCodes, requestedDeliveryDate, null);
    }

    /** The order as it shall be. */
    NewOrder of(Order order) {
        return new NewOrder(
                order.channel(),
                order.externalReference(),
                order.customerId(),
                order.currency(),
                requestedDeliveryDate == null ? order.requestedDeliveryDate() : requestedDeliveryDate,
                order.paymentMethod(),
                couponCodes == null ? order.couponCodes() : couponCodes,
                order.shipTo(),
                lines);
    }
}
