package dev.baton.allocation;

import dev.baton.allocation.StockWaiter.Ending;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.Customer;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.StockArrived;
import dev.baton.inventory.StockDemand;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final AwaitedProducts awaited;
    private final PoolLocks locks;
    private final Consignments consignments;
    private final Inventory inventory;
    private final Locations locations;
    private final SourcingPolicies policies;
    private final Assignments assignments;
    private final OrderFence fence;
    private final Orders orders;
    private final OrderGoods goods;
    private final RingFences fences;
    private final BackorderAnnouncements announcements;
    private final ProcessCommands commands;

    StockGrants(
            StockQueue queue,
            AwaitedProducts awaited,
            PoolLocks locks,
            Consignments consignments,
            Inventory inventory,
            Locations locations,
            SourcingPolicies policies,
            Assignments assignments,
            OrderFence fence,
            Orders orders,
            OrderGoods goods,
            RingFences fences,
            BackorderAnnouncements announcements,
            ProcessCommands commands) {
        this.queue = queue;
        this.awaited = awaited;
        this.locks = locks;
        this.consignments = consignments;
        this.inventory = inventory;
        this.locations = locations;
        this.policies = policies;
        this.assignments = assignments;
        this.fence = fence;
        this.orders = orders;
        this.goods = goods;
        this.fences = fences;
        this.announcements = announcements;
        this.commands = commands;
    }

    /** Who loses stock waits from then on and is served, so that its fence, too, comes before stock. */
    @Override
    public Set<Sku> awaitedByHolders(Location location, Collection<Sku> skus) {
        Optional<StockPool> pool = StockPool.of(location);
        if (pool.isEmpty()) {
            return Set.of();
        }
        locks.lock(pool.get());
        List<OrderId> holders = consignments.holders(location.id(), skus);
        fence.hold(holders);
        return awaited.awaitedBy(holders);
    }

    @Override
    public Set<StockKey> awaitedWith(Location location, Collection<Sku> skus) {
        Optional<StockPool> pool = StockPool.of(location);
        if (pool.isEmpty()) {
            return Set.of();
        }
        locks.lock(pool.get());
        return awaitedWith(pool.get(), skus);
    }

    /** The queue is locked: where nobody waits, nobody begins to. */
    private Set<StockKey> awaitedWith(StockPool pool, Collection<Sku> skus) {
        Set<Sku> connected = awaited.connected(pool, skus);
        if (connected.isEmpty()) {
            return Set.of();
        }
        holdFences(pool, connected);
        return keys(locations.of(pool), connected);
    }

    @EventListener
    void on(StockArrived event) {
        StockPool.of(event.location()).ifPresent(pool -> serve(pool, event.skus()));
    }

    /**
     * Locks this stock of a pool together with all that those who wait for its products may be served from. The queue is locked.
     *
     * @param more products for which those who wait will be served
     */
    void lockStock(StockPool pool, Collection<StockKey> stock, Collection<Sku> more) {
        Set<Sku> skus = new HashSet<>(more);
        stock.forEach(key -> skus.add(key.sku()));
        Set<StockKey> all = new HashSet<>(stock);
        all.addAll(awaitedWith(pool, skus));
        inventory.lock(all);
    }

    /** Before stock is locked: who passes a fence, such as for a goods issue, waits for stock then. */
    private void holdFences(StockPool pool, Set<Sku> connected) {
        fence.hold(awaited.ordersThatWaitFor(pool, connected));
    }

    /** Serves those who wait for these products, and those whom that affects, by rank. The queue is locked. */
    void serve(StockPool pool, Collection<Sku> skus) {
        serve(pool, skus, null);
    }

    /** @param asking the order whose process asks just now and is told by the answer, not by a message */
    void serve(StockPool pool, Collection<Sku> skus, @Nullable OrderId asking) {
        Set<Sku> connected = awaited.connected(pool, skus);
        if (connected.isEmpty() || !isAnythingThere(pool, connected)) {
            return;
        }
        holdFences(pool, connected);
        List<Location> places = locations.of(pool);
        Set<StockKey> stock = keys(places, connected);
        Supply supply = new Supply(places, inventory.lock(stock), fences.of(stock));
        for (StockWaiter waiter : queue.waitersFor(pool, connected)) {
            // who can get nothing takes nothing from others either, however long the queue
            if (waiter.skus().stream().anyMatch(supply::hasLeft)) {
                serve(waiter, supply, asking);
            }
        }
    }

    /** Without a lock: stock only becomes available to whoever holds the queue. */
    private boolean isAnythingThere(StockPool pool, Set<Sku> skus) {
        return inventory.stock(pool, skus).stream().anyMatch(stock -> stock.available().isPositive());
    }

    private void serve(StockWaiter waiter, Supply supply, @Nullable OrderId asking) {
        // an order that is being undone takes nothing; where it is not met here, its undoing ends the wait
        if (!fence.admits(waiter.orderId())) {
            queue.end(waiter.id(), Ending.LEFT);
            return;
        }
        Order order = orders.get(waiter.orderId());
        String channel = order.channel().name();
        SourcingPolicy policy = policies.of(order);
        Customer customer = assignments.customer(order);
        Sourcing choice = assignments.choose(customer, policy, waiter.portions(),
                supply.candidates(waiter.lines(), channel, assignments.facts(customer, policy)));
        if (choice.parts().isEmpty()) {
            supply.setAside(waiter.lines(), channel);
            return;
        }
        List<Portion> rest = grant(order, customer, waiter, choice);
        choice.parts().forEach(part -> supply.give(part, channel));
        supply.setAside(Portion.stock(rest), channel);
        if (!waiter.orderId().equals(asking)) {
            tell(waiter);
        }
    }

    /** Ends a wait with what was chosen, and lets what is left wait on in its place. */
    private List<Portion> grant(Order order, Customer customer, StockWaiter waiter, Sourcing choice) {
        queue.end(waiter.id(), Ending.GRANTED);
        List<Portion> rest = assignments.assign(order, customer, choice, waiter.portions(), waiter)
                .orElseThrow(() -> new IllegalStateException("stock that is locked went short"));
        if (!rest.isEmpty()) {
            StockWaiter next = waiter.followedBy(rest);
            queue.add(next);
            announcements.waits(order, next);
        }
        return rest;
    }

    /**
     * Ends a wait without its goods: what was set aside for them goes to others. The queue is locked.
     *
     * @param why in words
     */
    void cancel(StockWaiter waiter, String why) {
        queue.cancel(waiter);
        serve(waiter.pool(), waiter.skus());
        goods.cancel(waiter.orderId(), waiter.portions().stream().map(Portion::cancelled).toList(), why);
    }

    /** Tells the process that waits that its wait has ended. */
    void tell(StockWaiter waiter) {
        commands.publish(waiter.orderId().toString(), "stock-reserved", waiter.id().toString(), Map.of());
    }

    private static Set<StockKey> keys(List<Location> places, Set<Sku> skus) {
        return places.stream()
                .flatMap(place -> skus.stream().map(sku -> new StockKey(place.id(), sku)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
