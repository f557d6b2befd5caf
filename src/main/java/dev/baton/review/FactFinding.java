package dev.baton.review;

import static java.util.stream.Collectors.toMap;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.location.LocationType;
import dev.baton.order.Channel;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.order.PreOrders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.review.SupplyFacts.ExpectedSupply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what the review rules ask for. */
@Component
class FactFinding {

    private static final long NOT_REQUESTED = 999;

    private final Orders orders;
    private final PreOrders preOrders;
    private final Customers customers;
    private final Inventory inventory;
    private final Balances balances;
    private final BusinessCalendar calendar;
    private final Clock clock;

    FactFinding(
            Orders orders,
            PreOrders preOrders,
            Customers customers,
            Inventory inventory,
            Balances balances,
            BusinessCalendar calendar,
            Clock clock) {
        this.orders = orders;
        this.preOrders = preOrders;
        this.customers = customers;
        this.inventory = inventory;
        this.balances = balances;
        this.calendar = calendar;
        this.clock = clock;
    }

    ReviewFacts gather(OrderId id, SupplyFacts facts) {
        Order order = orders.get(id);
        Customer customer = customers.find(order.customerId()).orElseThrow();
        LocalDate today = calendar.today(clock.instant());
        Map<Sku, Quantity> wanted = order.goods().stream()
                .collect(toMap(OrderLine::sku, OrderLine::quantity, Quantity::plus));
        Supply supply = Supply.of(wanted,
                inventory.stock(sources(order), wanted.keySet(), order.channel().name()));
        Optional<LocalDate> madeBy = supply.madeBy(facts, today);
        Quantity quantity = sum(wanted.values());
        Quantity vehicles = facts.vehicleCapacity();
        LocalDate requested = order.requestedDeliveryDate();
        return new ReviewFacts(
                order.channel().name(),
                customer.tier(),
                customer.status().name(),
                order.paymentMethod().name(),
                order.total().toDecimal(),
                percent(order.discount(), order.subtotal()),
                order.goods().size(),
                orders.faults(id).size(),
                supply.isCovered(),
                supply.missing().size(),
                supply.isCoveredBy(facts.stock()),
                madeBy.isPresent(),
                madeBy.map(day -> ChronoUnit.DAYS.between(today, day)).orElse(0L),
                sum(facts.inProduction().stream().map(ExpectedSupply::quantity).toList()).value(),
                vehicles == null || vehicles.compareTo(quantity) >= 0,
                vehicles == null ? BigDecimal.ZERO : vehicles.value(),
                quantity.value(),
                requested == null ? NOT_REQUESTED : ChronoUnit.DAYS.between(today, requested),
                !orders.hasCompleted(order.customerId()),
                balances.available(order).map(Money::toDecimal).orElse(BigDecimal.ZERO),
                preOrders.find(id).isPresent());
    }

    /** Who will sell the goods of other channels is not known yet: any distributor may. */
    private static LocationType sources(Order order) {
        return order.channel() == Channel.DISTRIBUTOR ? LocationType.PLANT : LocationType.WAREHOUSE;
    }

    private static Quantity sum(Iterable<Quantity> quantities) {
        Quantity sum = Quantity.ZERO;
        for (Quantity quantity : quantities) {
            sum = sum.plus(quantity);
        }
        return sum;
    }

    private static BigDecimal percent(Money part, Money whole) {
        return whole.isZero()
                ? BigDecimal.ZERO
                : part.toDecimal().multiply(BigDecimal.valueOf(100)).divide(whole.toDecimal(), 2, RoundingMode.HALF_UP);
    }
}
