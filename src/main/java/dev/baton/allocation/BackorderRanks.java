package dev.baton.allocation;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts those who wait for stock in the order that the table {@code backorder-priority} gives them. */
@Service
public class BackorderRanks {

    private final StockQueue queue;
    private final PoolLocks locks;
    private final StockGrants grants;
    private final OrderFence fence;
    private final Orders orders;
    private final Customers customers;
    private final BusinessCalendar calendar;
    private final AllocationProperties properties;
    private final Clock clock;

    BackorderRanks(
            StockQueue queue,
            PoolLocks locks,
            StockGrants grants,
            OrderFence fence,
            Orders orders,
            Customers customers,
            BusinessCalendar calendar,
            AllocationProperties properties,
            Clock clock) {
        this.queue = queue;
        this.locks = locks;
        this.grants = grants;
        this.fence = fence;
        this.orders = orders;
        this.customers = customers;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** What the table is to be asked about a wait; empty if its rank is decided, as that of a rest is, or the wait is over. */
    @Transactional(readOnly = true)
    public Optional<BackorderFacts> facts(UUID waitId) {
        StockWaiter waiter = queue.get(waitId);
        if (isDecided(waiter)) {
            return Optional.empty();
        }
        Order order = orders.get(waiter.orderId());
        Customer customer = customers.find(order.customerId()).orElseThrow();
        return Optional.of(
                BackorderFacts.of(order, customer, calendar.today(clock.instant()), calendar.zone()));
    }

    /**
     * Gives a wait its rank, once, and serves those whom that puts first. If the wait ends with it, its process is told as ever.
     *
     * @param facts what the table was asked about
     * @param rows its rows that match
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    @Transactional
    public void decide(UUID waitId, BackorderFacts facts, List<RuleRow> rows) {
        StockWaiter seen = queue.get(waitId);
        fence.enter(seen.orderId());
        locks.lock(seen.pool());
        StockWaiter waiter = queue.get(waitId);
        if (isDecided(waiter)) {
            return;
        }
        HeadStart headStart = HeadStart.of(rows, properties.longestHeadStart());
        queue.rank(waitId, headStart.given());
        orders.recordDecision(waiter.orderId(), HeadStart.TABLE, facts, headStart, "rules");
        orders.noteOnce(waiter.orderId(), "backorder.ranked", "rules", headStart.inWords(), "rank " + waitId);
        grants.serve(waiter.pool(), waiter.skus());
    }

    private static boolean isDecided(StockWaiter waiter) {
        return waiter.ending() != null || waiter.headStart() != null;
    }
}
