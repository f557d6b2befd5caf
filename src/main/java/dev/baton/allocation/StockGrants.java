package dev.baton.allocation;

import dev.baton.inventory.Inventory;
import dev.baton.inventory.Location;
import dev.baton.inventory.LocationType;
import dev.baton.inventory.Locations;
import dev.baton.inventory.StockArrived;
import dev.baton.inventory.StockDemand;
import dev.baton.inventory.StockKey;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Grants stock to those who wait for it, in the transaction that makes it available. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StockGrants implements StockDemand {

    private final StockQueue queue;
    private final Inventory inventory;
    private final Locations locations;
    private final Assignments assignments;
    private final OrderFence fence;
    private final Orders orders;
    private final ProcessCommands commands;

    StockGrants(
            StockQueue queue,
            Inventory inventory,
            Locations locations,
            Assignments assignments,
            OrderFence fence,
            Orders orders,
            ProcessCommands commands) {
        this.queue = queue;
        this.inventory = inventory;
        this.locations = locations;
        this.assignments = assignments;
        this.fence = fence;
        this.orders = orders;
        this.commands = commands;
    }

    @Override
    public Set<StockKey> awaitedWith(Location location, Collection<Sku> skus) {
        if (location.type() != LocationType.PLANT) {
            return Set.of();
        }
        queue.lock();
        return keys(locations.of(LocationType.PLANT), queue.connected(skus));
    }

    @EventListener
    void on(StockArrived event) {
        if (event.location().type() == LocationType.PLANT) {
            serve(event.skus());
        }
    }

    /** Serves those who wait for these products, and those whom that affects, oldest first. The queue is locked. */
    void serve(Collection<Sku> skus) {
        serve(skus, null);
    }

    /** @param asking the order whose process asks just now and is told by the answer, not by a message */
    void serve(Collection<Sku> skus, @Nullable OrderId asking) {
        Set<Sku> connected = queue.connected(skus);
        if (connected.isEmpty()) {
            return;
        }
        List<Location> plants = locations.of(LocationType.PLANT);
        Supply supply = new Supply(plants, inventory.lock(keys(plants, connected)));
        for (StockWaiter waiter : queue.waitersFor(connected)) {
            serve(waiter, supply, asking);
        }
    }

    private void serve(StockWaiter waiter, Supply supply, @Nullable OrderId asking) {
        List<Sourcing.Candidate> candidates = supply.candidates(waiter.lines());
        if (candidates.stream().noneMatch(plant -> plant.covers(waiter.lines()))) {
            supply.setAside(waiter.lines());
            return;
        }
        queue.remove(waiter.orderId());
        // an order that is being undone takes nothing
        if (fence.admits(waiter.orderId())) {
            Order order = orders.get(waiter.orderId());
            ShipmentFacts shipment = assignments.assign(order, candidates)
                    .orElseThrow(() -> new IllegalStateException("stock that is locked went short"));
            supply.give(plantOf(shipment, candidates), waiter.lines());
            if (!waiter.orderId().equals(asking)) {
                commands.wake(order.id(), order.revision(), "stock-reserved");
            }
        }
    }

    private static Location plantOf(ShipmentFacts shipment, List<Sourcing.Candidate> candidates) {
        return candidates.stream()
                .map(Sourcing.Candidate::plant)
                .filter(plant -> plant.id().value().equals(shipment.location()))
                .findAny()
                .orElseThrow();
    }

    private static Set<StockKey> keys(List<Location> plants, Set<Sku> skus) {
        return plants.stream()
                .flatMap(plant -> skus.stream().map(sku -> new StockKey(plant.id(), sku)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
