package dev.baton.complaint;

import java.math.BigDecimal;

/**
 * What {@code complaint-route} is asked.
 *
 * @param orderTotal in major units
 * @param daysSinceDelivery whole days; -1 while the order is not delivered, since rules would not match a fact that is missing
 * @param reopened how often it was reopened
 */
public record ComplaintFacts(
        String category,
        BigDecimal orderTotal,
        String customerTier,
        String channel,
        String orderStatus,
        long daysSinceDelivery,
        int reopened) {

    static final long NOT_DELIVERED = -1;

    public ComplaintFacts {
        if (customerTier.isBlank() || orderTotal.signum() < 0 || daysSinceDelivery < NOT_DELIVERED) {
            throw new IllegalArgumentException(
                    "facts about a complaint that no rule could judge: tier '%s', total %s, days %d"
                            .formatted(customerTier, orderTotal, daysSinceDelivery));
        }
    }
}
