package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.order.Order;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What the table {@code backorder-priority} is asked about.
 *
 * @param requestedInDays until the day that the customer asked for, negative when it is over; 999 when it named none
 * @param orderAgeDays calendar days since the order was placed: more than none for one that has lost its stock, or was long on its way
 */
public record BackorderFacts(
        String channel,
        String customerTier,
        String customerRegion,
        long requestedInDays,
        long orderAgeDays) {

    private static final long NOT_REQUESTED = 999;

    static BackorderFacts of(Order order, Customer customer, LocalDate today, ZoneId zone) {
        LocalDate requested = order.requestedDeliveryDate();
        return new BackorderFacts(order.channel().name(), customer.tier(), customer.region(),
                requested == null ? NOT_REQUESTED : ChronoUnit.DAYS.between(today, requested),
                ChronoUnit.DAYS.between(order.createdAt().atZone(zone).toLocalDate(), today));
    }
}
