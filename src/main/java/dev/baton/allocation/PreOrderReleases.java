package dev.baton.allocation;

import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.order.PreOrder;
import dev.baton.order.PreOrders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.ReleaseChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets pre-orders follow the release dates of their goods: one that waits keeps its place in the queue, whatever becomes of the date. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PreOrderReleases {

    private final PreOrders preOrders;
    private final Orders orders;
    private final Pools pools;
    private final StockQueue queue;
    private final PoolLocks locks;
    private final StockGrants grants;
    private final ChosenBackorders chosen;
    private final OrderFence fence;
    private final AllocationProperties properties;
    private final BusinessCalendar calendar;
    private final Clock clock;

    PreOrderReleases(
            PreOrders preOrders,
            Orders orders,
            Pools pools,
            StockQueue queue,
            PoolLocks locks,
            StockGrants grants,
            ChosenBackorders chosen,
            OrderFence fence,
            AllocationProperties properties,
            BusinessCalendar calendar,
            Clock clock) {
        this.preOrders = preOrders;
        this.orders = orders;
        this.pools = pools;
        this.queue = queue;
        this.locks = locks;
        this.grants = grants;
        this.chosen = chosen;
        this.fence = fence;
        this.properties = properties;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whoever joins the queue holds its lock, so that either sees the other's date. */
    @EventListener
    void on(ReleaseChanged event) {
        locks.lockAll();
        preOrders.open(event.sku()).forEach(this::follow);
    }

    /** Lets an order go on as an ordinary back-order if its release date has come. */
    @Transactional
    void release(OrderId orderId) {
        locks.lock(pools.of(orderId));
        follow(orderId);
    }

    /** The order as a pre-order that is not released yet; empty if it is none. The queue is locked. */
    Optional<PreOrder> ahead(Order order) {
        return preOrders.find(order.id())
                .map(known -> preOrders.follow(order, known))
                .filter(now -> !now.released());
    }

    /** Until when a pre-order that is not released yet waits for stock. */
    Instant deadline(PreOrder ahead) {
        return calendar.startOf(ahead.releaseOn()).plus(properties.deadline());
    }

    private void follow(OrderId orderId) {
        preOrders.find(orderId).ifPresent(known -> {
            PreOrder now = preOrders.follow(orders.get(orderId), known);
            // an order that is being undone waits for nothing
            if (fence.admits(orderId)) {
                queue.find(orderId).ifPresent(waiter -> move(waiter, known, now));
                if (now.released()) {
                    orders.markReleasedForSale(orderId);
                }
            }
        });
    }

    /** Never before what its customer has chosen. Its process waits with a timer of its own: told, it reads the new deadline. */
    private void move(StockWaiter waiter, PreOrder before, PreOrder now) {
        Instant byRelease = deadline(waiter, before, now);
        Instant deadline = chosen.until(waiter).filter(byRelease::isBefore).orElse(byRelease);
        if (!deadline.equals(waiter.deadline())) {
            queue.moveDeadline(waiter.id(), deadline);
            grants.tell(waiter);
        }
    }

    private Instant deadline(StockWaiter waiter, PreOrder before, PreOrder now) {
        if (!now.released()) {
            return deadline(now);
        }
        LocalDate today = calendar.today(clock.instant());
        return before.releaseOn().isAfter(today)
                ? clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(properties.deadline())
                : waiter.deadline();
    }
}
