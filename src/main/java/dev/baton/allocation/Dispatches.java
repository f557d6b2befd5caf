package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.inventory.location.Locations;
import dev.baton.order.Order;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which parts orders are dispatched. What a wait came to stays the same, however late it is asked for. */
@Component
class Dispatches {

    private final Consignments consignments;
    private final StockQueue queue;
    private final Locations locations;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Dispatches(
            Consignments consignments,
            StockQueue queue,
            Locations locations,
            Customers customers,
            BusinessCalendar calendar,
            Clock clock) {
        this.consignments = consignments;
        this.queue = queue;
        this.locations = locations;
        this.customers = customers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What was reserved first for an order, and the rest that was left to wait then; empty if nothing is reserved. */
    List<Dispatch> first(Order order) {
        List<Consignment> all = consignments.of(order.id()).stream().filter(Consignment::isLive).toList();
        return all.isEmpty() ? List.of() : after(order, consignments.waiterOf(all.getFirst().id()).orElse(null));
    }

    /** Goods that a customer did without before the order was sold: their money is given back once it is, whatever was reserved when. */
    private Stream<StockWaiter> cancelledUnsold(Order order) {
        return order.status().isSold() ? Stream.of() : queue.cancelled(order).stream();
    }

    /** What a wait has ended with, and the rest that it has left to wait. */
    List<Dispatch> after(Order order, @Nullable UUID waiter) {
        return after(order, customers.find(order.customerId()).orElseThrow(), waiter);
    }

    /** What was just reserved for an order that had nothing reserved and did not wait. */
    List<Dispatch> atOnce(Order order, Customer customer) {
        return after(order, customer, null);
    }

    private List<Dispatch> after(Order order, Customer customer, @Nullable UUID waiter) {
        LocalDate today = calendar.today(clock.instant());
        Stream<Dispatch> reserved = consignments.endOf(order.id(), waiter).stream()
                .map(found -> Dispatch.of(found.id(), ShipmentFacts.of(found, order, customer,
                        locations.find(found.location()).orElseThrow(), today)));
        Stream<StockWaiter> rest = waiter == null ? Stream.of() : queue.after(waiter).stream();
        return Stream.concat(reserved, Stream.concat(rest, cancelledUnsold(order)).map(Dispatch::of).distinct())
                .toList();
    }
}
