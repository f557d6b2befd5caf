package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Location;
import dev.baton.inventory.LocationId;
import dev.baton.inventory.Locations;
import dev.baton.inventory.ReserveResult;
import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Assigns a plant to an order: reserves there, and says so on the order. */
@Component
class Assignments {

    private final Inventory inventory;
    private final Locations locations;
    private final Orders orders;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Assignments(
            Inventory inventory,
            Locations locations,
            Orders orders,
            Customers customers,
            BusinessCalendar calendar,
            Clock clock) {
        this.inventory = inventory;
        this.locations = locations;
        this.orders = orders;
        this.customers = customers;
        this.calendar = calendar;
        this.clock = clock;
    }

    static List<StockLine> wanted(Order order) {
        return StockLine.bySku(
                order.goods().stream().map(line -> new StockLine(line.sku(), line.quantity())).toList());
    }

    /** Reserves an order's goods at the best of these plants; empty if none has all of them by now. */
    Optional<ShipmentFacts> assign(Order order, List<Sourcing.Candidate> candidates) {
        Customer customer = customer(order);
        Sourcing sourcing = Sourcing.rank(wanted(order), candidates, customer.region());
        return sourcing.choice()
                .filter(plant -> reserve(order, customer, plant, sourcing))
                .map(plant -> facts(order, customer, plant));
    }

    private boolean reserve(Order order, Customer customer, Location plant, Sourcing sourcing) {
        ReserveResult result = inventory.reserve(order.id().toString(), plant.id(), sourcing.lines(),
                Premises.of(customer).map(Location::id).orElse(null));
        if (result instanceof ReserveResult.Short) {
            return false;
        }
        orders.markAllocated(order.id(), plant.id().value());
        orders.recordDecision(order.id(), "sourcing", sourcing.inputs(), sourcing.results(), "allocation");
        return true;
    }

    /** The shipment of an order that has a plant. */
    ShipmentFacts shipment(Order order, LocationId plant) {
        return facts(order, customer(order), locations.find(plant).orElseThrow());
    }

    private ShipmentFacts facts(Order order, Customer customer, Location plant) {
        return ShipmentFacts.of(order, customer, plant, calendar.today(clock.instant()));
    }

    private Customer customer(Order order) {
        return customers.find(order.customerId()).orElseThrow();
    }
}
