package dev.baton.allocation;

import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Until when those who wait for stock will have it, by what is planned. A promise is a forecast: it neither reserves anything nor changes
 * who is served. What is planned is made at the plants, so that only those who wait for their stock are promised anything.
 */
@Service
public class StockPromises {

    private final StockQueue queue;
    private final PoolLocks locks;
    private final StoredStockPromises promises;
    private final Inventory inventory;
    private final RingFences fences;
    private final Orders orders;
    private final SourcingPolicies policies;
    private final BusinessCalendar calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StockPromises(
            StockQueue queue,
            PoolLocks locks,
            StoredStockPromises promises,
            Inventory inventory,
            RingFences fences,
            Orders orders,
            SourcingPolicies policies,
            BusinessCalendar calendar,
            TransactionTemplate transaction,
            Clock clock) {
        this.queue = queue;
        this.locks = locks;
        this.promises = promises;
        this.inventory = inventory;
        this.fences = fences;
        this.orders = orders;
        this.policies = policies;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * All products that are waited for, if anybody waits without a promise, or with one that is too old.
     *
     * @param refresh from which age on a promise is made anew
     * @return nothing if all promises are young enough
     */
    @Transactional(readOnly = true)
    public Set<Sku> due(Duration refresh) {
        return promises.anyDue(clock.instant().minus(refresh)) ? promises.awaited() : Set.of();
    }

    /**
     * Promises everybody who waits the day on which all that it waits for is there, or none. Those whose promise changes have it in
     * their timeline.
     *
     * @param planned what is planned, by product; a product that is missing is not planned
     * @param asOf when that was so
     * @return how many promises have changed
     */
    public int make(Map<Sku, List<PlannedStock>> planned, Instant asOf) {
        Map<UUID, Optional<LocalDate>> days =
                transaction.execute(status -> days(planned, calendar.today(asOf)));
        Integer changed = transaction.execute(status -> {
            locks.lock(StockPool.PLANTS);
            List<StoredStockPromises.Change> changes = promises.keep(days == null ? Map.of() : days, asOf);
            changes.forEach(change -> orders.note(change.orderId(), "backorder.promised", "sap", change.inWords()));
            return changes.size();
        });
        return changed == null ? 0 : changed;
    }

    /** By the queue as it is now, which is not kept from changing: the next time will know. */
    private Map<UUID, Optional<LocalDate>> days(Map<Sku, List<PlannedStock>> planned, LocalDate today) {
        List<StockWaiter> waiters = queue.waiters(StockPool.PLANTS);
        Set<Sku> skus = waiters.stream().flatMap(waiter -> waiter.skus().stream()).collect(Collectors.toSet());
        Map<StockKey, Quantity> onHand = inventory.stock(StockPool.PLANTS, skus).stream()
                .collect(Collectors.toUnmodifiableMap(Stock::key, Stock::available));
        Coverage coverage = new Coverage(onHand, fences.of(onHand.keySet()), planned, today);
        Map<UUID, Optional<LocalDate>> days = new LinkedHashMap<>();
        for (StockWaiter waiter : waiters) {
            Order order = orders.get(waiter.orderId());
            boolean together = policies.of(order).fulfilment() == Fulfilment.COMPLETE;
            days.put(waiter.id(), coverage.cover(waiter.lines(), order.channel().name(), together));
        }
        return days;
    }
}
