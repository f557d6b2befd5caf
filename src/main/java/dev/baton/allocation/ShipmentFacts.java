package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.inventory.location.Location;
import dev.baton.order.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What the choice of a carrier depends on, for rules and eyes only.
 *
 * @param location the plant that the goods leave from
 * @param locationRegion the plant's region
 * @param region the customer's region
 * @param country where the goods go
 * @param quantity of all lines together, each in its base unit
 * @param amount what the goods are worth, in major units
 * @param daysToDelivery until the day that the customer asked for; 30 when it named none
 */
public record ShipmentFacts(
        String location,
        String locationRegion,
        String region,
        String country,
        BigDecimal quantity,
        BigDecimal amount,
        long daysToDelivery) {

    private static final long NO_HURRY = 30;

    static ShipmentFacts of(Consignment consignment, Order order, Customer customer, Location from, LocalDate today) {
        LocalDate wanted = order.requestedDeliveryDate();
        return new ShipmentFacts(from.id().value(), from.region(), customer.region(), order.shipTo().country(),
                consignment.quantity().value(), consignment.worth().toDecimal(),
                wanted == null ? NO_HURRY : Math.max(0, ChronoUnit.DAYS.between(today, wanted)));
    }
}
