package dev.baton.allocation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toList;

import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.StockPool;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What orders wait for, as those see it who move stock for them or past them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AwaitedStock {

    private final StockQueue queue;
    private final PoolLocks locks;

    AwaitedStock(
            StockQueue queue,
            PoolLocks locks) {
        this.queue = queue;
        this.locks = locks;
    }

    /** Keeps the queues of all pools for this transaction alone. Comes before any stock, or the queue of any one pool, is locked. */
    public void lock() {
        locks.lockAll();
    }

    /** What an order waits for now, one line for each product; empty if it does not, or if it was amended since. */
    public List<StockLine> of(OrderId orderId, int revision) {
        return queue.find(orderId)
                .filter(waiter -> waiter.revision() == revision)
                .map(StockWaiter::lines)
                .orElse(List.of());
    }

    /** Whether a wait for stock goes on, or one for the rest that it has left: not one that the order began anew. */
    public boolean goesOn(UUID waitId) {
        return queue.goesOn(waitId);
    }

    /**
     * How much of these products is set aside for those who wait, by pool: at every location of it, since it may come from any.
     *
     * @param orderId for whom only those before it count where it waits; null for one who does not wait, so that all of them do
     */
    public Map<StockPool, Map<Sku, Quantity>> setAside(Collection<Sku> skus, @Nullable OrderId orderId) {
        return queue.waitersFor(skus).stream()
                .collect(groupingBy(StockWaiter::pool,
                        collectingAndThen(toList(), waiters -> setAside(waiters, orderId))));
    }

    private static Map<Sku, Quantity> setAside(List<StockWaiter> waiters, @Nullable OrderId orderId) {
        return waiters.stream()
                .takeWhile(waiter -> !waiter.orderId().equals(orderId))
                .flatMap(waiter -> waiter.lines().stream())
                .collect(groupingBy(StockLine::sku, reducing(Quantity.ZERO, StockLine::quantity, Quantity::plus)));
    }
}
