package dev.baton.allocation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.Customer;
import dev.baton.inventory.Fences;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.order.PreOrder;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims stock for an order: at once, or in its turn behind those who wait. Each call may be repeated. */
@Component
class StockClaims {

    private final OrderFence fence;
    private final Orders orders;
    private final Inventory inventory;
    private final RingFences fences;
    private final Pools pools;
    private final StockQueue queue;
    private final AwaitedProducts awaited;
    private final PoolLocks locks;
    private final StockGrants grants;
    private final PreOrderReleases releases;
    private final SourcingPolicies policies;
    private final Assignments assignments;
    private final Dispatches dispatches;
    private final AllocationProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StockClaims(
            OrderFence fence,
            Orders orders,
            Inventory inventory,
            RingFences fences,
            Pools pools,
            StockQueue queue,
            AwaitedProducts awaited,
            PoolLocks locks,
            StockGrants grants,
            PreOrderReleases releases,
            SourcingPolicies policies,
            Assignments assignments,
            Dispatches dispatches,
            AllocationProperties properties,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.inventory = inventory;
        this.fences = fences;
        this.pools = pools;
        this.queue = queue;
        this.awaited = awaited;
        this.locks = locks;
        this.grants = grants;
        this.releases = releases;
        this.policies = policies;
        this.assignments = assignments;
        this.dispatches = dispatches;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Opens its own transactions: joining the queue starts over without the locks of the attempt that failed. */
    AllocationOutcome reserve(OrderId orderId, @Nullable SourcingPolicy decided) {
        Optional<AllocationOutcome> atOnce = transaction.execute(status -> {
            Optional<AllocationOutcome> outcome = reserveAtOnce(orderId, decided);
            if (outcome.isEmpty()) {
                status.setRollbackOnly();
            }
            return outcome;
        });
        if (atOnce != null && atOnce.isPresent()) {
            return atOnce.get();
        }
        return Objects.requireNonNull(transaction.execute(status -> reserveInTurn(orderId, decided)));
    }

    /** Empty where stock is short, or others wait for it. */
    private Optional<AllocationOutcome> reserveAtOnce(OrderId orderId, @Nullable SourcingPolicy decided) {
        fence.enter(orderId);
        Order order = orders.get(orderId);
        SourcingPolicy policy = policies.keep(order, decided);
        Optional<AllocationOutcome> before = reservedBefore(order);
        if (before.isPresent()) {
            return before;
        }
        List<Portion> wanted = assignments.wanted(order);
        Set<Sku> skus = skus(wanted);
        locks.lockShared(Pools.of(order));
        if (awaited.anyWaitsFor(Pools.of(order), skus)) {
            return Optional.empty();
        }
        Customer customer = assignments.customer(order);
        Sourcing choice = assignments.choose(customer, policy, wanted, supply(order, skus).candidates(
                Portion.stock(wanted), order.channel().name(), assignments.facts(customer, policy)));
        return choice.coversAll() && assignments.assign(order, customer, choice, wanted, null).isPresent()
                ? Optional.of(new Reserved(dispatches.atOnce(order, customer)))
                : Optional.empty();
    }

    private Supply supply(Order order, Set<Sku> skus) {
        List<Stock> stock = inventory.stock(Pools.of(order), skus);
        boolean fenced = stock.stream().anyMatch(found -> found.fenced().isPositive());
        return Supply.of(stock, fenced ? fences.of(stock.stream().map(Stock::key).toList()) : Fences.NONE);
    }

    private AllocationOutcome reserveInTurn(OrderId orderId, @Nullable SourcingPolicy decided) {
        fence.enter(orderId);
        locks.lock(pools.of(orderId));
        Order order = orders.get(orderId);
        policies.keep(order, decided);
        Optional<AllocationOutcome> before = reservedBefore(order);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<StockWaiter> known = queue.find(orderId);
        Optional<PreOrder> ahead = releases.ahead(order);
        StockWaiter waiter = known.isPresent() ? known.get() : join(order, ahead.map(releases::deadline));
        grants.serve(waiter.pool(), waiter.skus(), orderId);
        Optional<AllocationOutcome> served = reservedBefore(order);
        if (served.isPresent()) {
            return served.get();
        }
        markWaiting(orderId, ahead);
        if (known.isEmpty()) {
            events.publishEvent(new StockAwaited(orderId, waiter.revision(), waiter.id(),
                    StockLine.bySku(waiter.lines()), waiter.deadline()));
        }
        return new Waiting(waiter.id(), waiter.deadline());
    }

    private void markWaiting(OrderId orderId, Optional<PreOrder> ahead) {
        if (ahead.isPresent()) {
            orders.markPreOrdered(orderId, ahead.get().releaseOn());
        } else {
            orders.markReleasedForSale(orderId);
            orders.markBackordered(orderId);
        }
    }

    private StockWaiter join(Order order, Optional<Instant> deadline) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StockWaiter waiter = new StockWaiter(Ids.next(), order.id(), Pools.of(order), order.revision(), null,
                assignments.wanted(order), now, deadline.orElse(now.plus(properties.deadline())), null, null);
        queue.add(waiter);
        return waiter;
    }

    private Optional<AllocationOutcome> reservedBefore(Order order) {
        List<Dispatch> reserved = dispatches.first(order);
        return reserved.isEmpty() ? Optional.empty() : Optional.of(new Reserved(reserved));
    }

    private static Set<Sku> skus(List<Portion> portions) {
        return portions.stream().map(Portion::sku).collect(toUnmodifiableSet());
    }
}
