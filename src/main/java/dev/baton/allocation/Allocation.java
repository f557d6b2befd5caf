package dev.baton.allocation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.LocationType;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Reserves the goods of orders, lets them wait for stock, and gives it back. Every call may be repeated. */
@Service
public class Allocation {

    private final OrderFence fence;
    private final Orders orders;
    private final Inventory inventory;
    private final StockQueue queue;
    private final StockGrants grants;
    private final Assignments assignments;
    private final ProcessCommands commands;
    private final AllocationProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Allocation(
            OrderFence fence,
            Orders orders,
            Inventory inventory,
            StockQueue queue,
            StockGrants grants,
            Assignments assignments,
            ProcessCommands commands,
            AllocationProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.inventory = inventory;
        this.queue = queue;
        this.grants = grants;
        this.assignments = assignments;
        this.commands = commands;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Reserves all goods of an order at one plant, or lets it wait for them behind those who wait already. Opens its own
     * transactions: joining the queue starts over without the locks of the attempt that failed.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    @Transactional(propagation = Propagation.NEVER)
    public AllocationOutcome reserve(OrderId orderId) {
        Optional<AllocationOutcome> atOnce = transaction.execute(status -> reserveAtOnce(orderId));
        if (atOnce != null && atOnce.isPresent()) {
            return atOnce.get();
        }
        return Objects.requireNonNull(transaction.execute(status -> reserveInTurn(orderId)));
    }

    /** Empty where stock is short, or others wait for it. */
    private Optional<AllocationOutcome> reserveAtOnce(OrderId orderId) {
        fence.enter(orderId);
        Order order = orders.get(orderId);
        Optional<AllocationOutcome> before = reservedBefore(order);
        if (before.isPresent()) {
            return before;
        }
        Set<Sku> skus = skus(Assignments.wanted(order));
        queue.lockShared();
        if (queue.anyWaitsFor(skus)) {
            return Optional.empty();
        }
        return assignments.assign(order, Sourcing.candidates(inventory.stock(LocationType.PLANT, skus)))
                .map(Reserved::new);
    }

    private AllocationOutcome reserveInTurn(OrderId orderId) {
        fence.enter(orderId);
        queue.lock();
        Order order = orders.get(orderId);
        Optional<AllocationOutcome> before = reservedBefore(order);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<StockWaiter> known = queue.find(orderId);
        StockWaiter waiter = known.isPresent() ? known.get() : join(order);
        grants.serve(waiter.skus(), orderId);
        Optional<AllocationOutcome> served = reservedBefore(orders.get(orderId));
        if (served.isPresent()) {
            return served.get();
        }
        orders.markBackordered(orderId);
        return new Waiting(waiter.deadline());
    }

    private StockWaiter join(Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StockWaiter waiter = new StockWaiter(order.id(), Assignments.wanted(order), now.plus(properties.deadline()));
        queue.add(waiter, now);
        return waiter;
    }

    private Optional<AllocationOutcome> reservedBefore(Order order) {
        // the order is marked in the transaction that reserves
        Optional<Reservation> reservation =
                order.locationId() == null ? Optional.empty() : inventory.reservation(order.id().toString());
        return reservation.map(Reservation::location)
                .map(plant -> new Reserved(assignments.shipment(order, plant)));
    }

    /**
     * Ends an order's wait for stock at its deadline.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    @Transactional
    public WaitOutcome giveUp(OrderId orderId) {
        fence.enter(orderId);
        queue.lock();
        if (leave(orderId)) {
            return WaitOutcome.EXPIRED;
        }
        return inventory.reservation(orderId.toString()).isPresent() ? WaitOutcome.RESERVED : WaitOutcome.EXPIRED;
    }

    /** Gives back what is reserved for an order, and takes it out of the queue. An undo step, which leaves an order that goes on alone. */
    @Transactional
    public void release(OrderId orderId) {
        if (!fence.admitsUndoing(orderId)) {
            return;
        }
        // the order's fence is closed by now: what is not here will not come
        if (queue.find(orderId).isPresent()) {
            queue.lock();
            leave(orderId);
        }
        inventory.release(orderId.toString());
    }

    /**
     * Gives back what is reserved for an order if that is over by now, and sends the order's process back to wait for stock. An order
     * that is being undone gives back by itself.
     *
     * @return false if the reservation was confirmed or has ended meanwhile
     */
    @Transactional
    public boolean expire(OrderId orderId) {
        if (!fence.admits(orderId) || !inventory.expire(orderId.toString())) {
            return false;
        }
        orders.markReservationExpired(orderId);
        commands.wake(orderId, orders.get(orderId).revision(), "reservation-expired");
        return true;
    }

    /** What the order waited for is no longer set aside for it, so that others may get it. */
    private boolean leave(OrderId orderId) {
        Optional<StockWaiter> waiter = queue.find(orderId);
        waiter.ifPresent(left -> {
            queue.remove(orderId);
            grants.serve(left.skus());
        });
        return waiter.isPresent();
    }

    private static Set<Sku> skus(List<StockLine> lines) {
        return lines.stream().map(StockLine::sku).collect(toUnmodifiableSet());
    }
}
