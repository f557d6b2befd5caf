package dev.baton.allocation;

import dev.baton.allocation.sourcing.Candidate;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Explanation;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.ReserveResult;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.CancelledGoods;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assigns locations to an order's goods: chooses and reserves there, and says so on the order. */
@Component
class Assignments {

    private final Inventory inventory;
    private final Consignments consignments;
    private final OrderGoods goods;
    private final Orders orders;
    private final Customers customers;
    private final AllocationProperties properties;

    Assignments(
            Inventory inventory,
            Consignments consignments,
            OrderGoods goods,
            Orders orders,
            Customers customers,
            AllocationProperties properties) {
        this.inventory = inventory;
        this.consignments = consignments;
        this.goods = goods;
        this.orders = orders;
        this.customers = customers;
        this.properties = properties;
    }

    /** All of an order's goods that its customer does not do without, with what they are worth. */
    List<Portion> wanted(Order order) {
        boolean whole = order.goods().stream().noneMatch(line -> line.cancelled().isPositive());
        Map<Integer, CancelledGoods> cancelled = whole
                ? Map.of()
                : orders.cancelled(order.id()).stream()
                        .collect(Collectors.toUnmodifiableMap(CancelledGoods::lineNo, Function.identity()));
        return order.goods().stream()
                .flatMap(line -> Portion.open(line, cancelled.get(line.lineNo())).stream())
                .toList();
    }

    /** Whose order it is. */
    Customer customer(Order order) {
        return customers.find(order.customerId()).orElseThrow();
    }

    /** What locations are to a customer's order. */
    Candidate.Facts facts(Customer customer, SourcingPolicy policy) {
        boolean byLoad = policy.preference().contains(Criterion.LOAD);
        Map<LocationId, Integer> open = byLoad ? consignments.open() : Map.of();
        return Candidate.Facts.of(properties.distances(), customer.region(),
                location -> open.getOrDefault(location.id(), 0));
    }

    Sourcing choose(
            Customer customer,
            SourcingPolicy policy,
            List<Portion> portions,
            List<Candidate> candidates) {
        return Sourcing.of(policy, Portion.stock(portions), candidates, customer.region());
    }

    /**
     * Reserves what was chosen.
     *
     * @param customer whose order it is
     * @param waiter whose wait ends with it; null if nobody waited
     * @return what is left; empty if there is not all of what was chosen by now, and nothing is reserved
     */
    Optional<List<Portion>> assign(
            Order order,
            Customer customer,
            Sourcing choice,
            List<Portion> portions,
            @Nullable StockWaiter waiter) {
        if (!isThere(order, choice.parts())) {
            return Optional.empty();
        }
        List<Portion> left = portions;
        List<Portion> reserved = new ArrayList<>();
        for (Sourcing.Part part : choice.parts()) {
            Portion.Division division = Portion.divide(left, part.lines());
            if (!reserve(order, customer, part.location(), division.taken(), waiter)) {
                return Optional.empty();
            }
            reserved.addAll(division.taken());
            left = division.left();
        }
        List<String> where = choice.parts().stream().map(part -> part.location().id().value()).toList();
        Explanation explanation = Explanation.of(choice);
        goods.reserve(order.id(), Portion.quantities(Portion.joined(reserved, List.of())), explanation.inWords(),
                where.size() == 1 ? where.getFirst() : null);
        orders.recordDecision(order, "sourcing", explanation.inputs(), explanation.entries(), "allocation");
        return Optional.of(left);
    }

    /** Stock at several locations is locked in one go, and none is reserved before all of it is there. */
    private boolean isThere(Order order, List<Sourcing.Part> parts) {
        if (parts.size() < 2) {
            return !parts.isEmpty();
        }
        Map<StockKey, Quantity> wanted = parts.stream()
                .flatMap(part -> part.lines().stream()
                        .map(line -> Map.entry(new StockKey(part.location().id(), line.sku()), line.quantity())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<StockKey, Quantity> there = inventory.lock(wanted.keySet(), order.channel().name());
        return wanted.entrySet().stream()
                .allMatch(line -> there.getOrDefault(line.getKey(), Quantity.ZERO).compareTo(line.getValue()) >= 0);
    }

    private boolean reserve(
            Order order,
            Customer customer,
            Location from,
            List<Portion> portions,
            @Nullable StockWaiter waiter) {
        UUID id = Ids.next();
        ReserveResult result = inventory.reserve(id.toString(), from.id(), Portion.stock(portions),
                Premises.of(customer).map(Location::id).orElse(null), order.channel().name());
        if (result instanceof ReserveResult.Short) {
            return false;
        }
        if (order.status() == OrderStatus.RELEASED) {
            // its goods are sold: they do not expire any more
            inventory.confirm(id.toString());
        }
        consignments.add(id, order.id(), order.revision(), waiter == null ? null : waiter.id(), from.id(), portions);
        return true;
    }

    /** Everything that these consignments have to do with in the stock. */
    static Collection<StockKey> stock(Collection<Consignment> consignments) {
        return consignments.stream()
                .flatMap(found -> found.stock().stream().map(line -> new StockKey(found.location(), line.sku())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
