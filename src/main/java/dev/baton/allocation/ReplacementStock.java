package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stock for goods that were sold and have left once, and have to be sent again. It comes whole from one location of whoever sells the
 * order, and only from what those who wait for stock there leave.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReplacementStock {

    private final AwaitedStock awaited;
    private final Inventory inventory;
    private final Locations locations;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final Clock clock;

    ReplacementStock(
            AwaitedStock awaited,
            Inventory inventory,
            Locations locations,
            Customers customers,
            BusinessCalendar calendar,
            Clock clock) {
        this.awaited = awaited;
        this.inventory = inventory;
        this.locations = locations;
        this.customers = customers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether a location has all goods of a consignment to spare at this moment. Nothing is locked. */
    public boolean isThere(Order order, Consignment goods) {
        List<StockLine> lines = goods.stock();
        List<Sku> skus = skus(lines);
        return spares(order, lines,
                inventory.stock(Pools.of(order), skus, order.channel().name()).stream()
                        .collect(Collectors.toMap(Stock::key, Stock::available)),
                goods.location()).isPresent();
    }

    /**
     * Reserves the goods of a consignment anew, for as long as it takes, where the goods came from if that is possible. May be repeated.
     *
     * @param reference under which they are reserved
     * @param destination where they will be in transit to; null if they just leave
     * @return from where; empty if no location can spare all of them
     */
    public Optional<LocationId> reserve(
            Order order,
            Consignment goods,
            String reference,
            @Nullable LocationId destination) {
        Optional<Reservation> known = inventory.reservation(reference);
        if (known.isPresent()) {
            return known.map(Reservation::location);
        }
        awaited.lock();
        List<StockLine> lines = goods.stock();
        String channel = order.channel().name();
        Collection<StockKey> keys =
                inventory.stock(Pools.of(order), skus(lines), channel).stream().map(Stock::key).toList();
        Optional<LocationId> from = spares(order, lines, inventory.lock(keys, channel), goods.location());
        from.ifPresent(place -> {
            inventory.reserve(reference, place, lines, destination, channel);
            inventory.confirm(reference);
        });
        return from;
    }

    /** What the choice of a carrier depends on for goods of a consignment that leave from elsewhere. */
    @Transactional(readOnly = true)
    public ShipmentFacts facts(Order order, Consignment goods, LocationId from) {
        Customer customer = customers.find(order.customerId()).orElseThrow();
        return ShipmentFacts.of(goods, order, customer, locations.find(from).orElseThrow(),
                calendar.today(clock.instant()));
    }

    private Optional<LocationId> spares(
            Order order,
            List<StockLine> lines,
            Map<StockKey, Quantity> available,
            LocationId preferred) {
        StockPool pool = Pools.of(order);
        Map<Sku, Quantity> setAside = awaited.setAside(skus(lines), null).getOrDefault(pool, Map.of());
        return available.keySet().stream()
                .map(StockKey::location)
                .distinct()
                .sorted(Comparator.comparing((LocationId place) -> !place.equals(preferred))
                        .thenComparing(LocationId::value))
                .filter(place -> lines.stream().allMatch(line -> available
                        .getOrDefault(new StockKey(place, line.sku()), Quantity.ZERO)
                        .minus(setAside.getOrDefault(line.sku(), Quantity.ZERO))
                        .compareTo(line.quantity()) >= 0))
                .findFirst();
    }

    private static List<Sku> skus(List<StockLine> lines) {
        return lines.stream().map(StockLine::sku).toList();
    }
}
