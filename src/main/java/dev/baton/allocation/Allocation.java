package dev.baton.allocation;

import dev.baton.allocation.AllocationOutcome.Ended;
import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.Consignment.State;
import dev.baton.allocation.StockWaiter.Ending;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.inventory.Inventory;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reserves the goods of orders, lets them wait for stock, and gives it back. Every call may be repeated. */
@Service
public class Allocation {

    /** By so much the engine's clock may be ahead of ours when it tells that a deadline is over. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final StockClaims claims;
    private final OrderFence fence;
    private final Orders orders;
    private final OrderGoods goods;
    private final Inventory inventory;
    private final Consignments consignments;
    private final Pools pools;
    private final StockQueue queue;
    private final PoolLocks locks;
    private final StockGrants grants;
    private final Dispatches dispatches;
    private final ProcessCommands commands;
    private final AllocationProperties properties;
    private final Clock clock;

    Allocation(
            StockClaims claims,
            OrderFence fence,
            Orders orders,
            OrderGoods goods,
            Inventory inventory,
            Consignments consignments,
            Pools pools,
            StockQueue queue,
            PoolLocks locks,
            StockGrants grants,
            Dispatches dispatches,
            ProcessCommands commands,
            AllocationProperties properties,
            Clock clock) {
        this.claims = claims;
        this.fence = fence;
        this.orders = orders;
        this.goods = goods;
        this.inventory = inventory;
        this.consignments = consignments;
        this.pools = pools;
        this.queue = queue;
        this.locks = locks;
        this.grants = grants;
        this.dispatches = dispatches;
        this.commands = commands;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Reserves an order's goods, or lets them wait behind those who wait already. Opens its own transactions: joining the queue starts
     * over without the locks of the attempt that failed.
     *
     * @param decided how its goods are sourced; null where no rule has decided
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    @Transactional(propagation = Propagation.NEVER)
    public AllocationOutcome reserve(OrderId orderId, @Nullable SourcingPolicy decided) {
        return claims.reserve(orderId, decided);
    }

    /**
     * What a wait has come to by now.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    @Transactional
    public AllocationOutcome outcome(UUID waitId) {
        StockWaiter waiter = require(waitId);
        fence.enter(waiter.orderId());
        return outcome(waiter);
    }

    private AllocationOutcome outcome(StockWaiter waiter) {
        return switch (waiter.ending()) {
            case null -> new Waiting(waiter.id(), waiter.deadline());
            case GRANTED -> new Reserved(dispatches.after(orders.get(waiter.orderId()), waiter.id()));
            case CANCELLED, LEFT -> new Ended();
        };
    }

    /**
     * Ends a wait for stock at its deadline, unless it has ended otherwise or its deadline was put off. The rest of an order of which
     * something is reserved is cancelled with it.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    @Transactional
    public AllocationOutcome giveUp(UUID waitId) {
        StockWaiter seen = require(waitId);
        fence.enter(seen.orderId());
        locks.lock(seen.pool());
        StockWaiter waiter = require(waitId);
        if (waiter.ending() != null || clock.instant().plus(CLOCKS_APART).isBefore(waiter.deadline())) {
            return outcome(waiter);
        }
        if (consignments.of(waiter.orderId()).stream().anyMatch(Consignment::isLive)) {
            grants.cancel(waiter, "No stock came in time for the rest, which is cancelled");
        } else if (orders.get(waiter.orderId()).status() == OrderStatus.RELEASED) {
            return putOff(waiter);
        } else {
            queue.end(waiter.id(), Ending.LEFT);
            grants.serve(waiter.pool(), waiter.skus());
        }
        return new Ended();
    }

    /** All of the order was sold and lost its stock: that is not cancelled by the clock. A person may, and is reminded. */
    private AllocationOutcome putOff(StockWaiter waiter) {
        Instant deadline = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(properties.deadline());
        queue.moveDeadline(waiter.id(), deadline);
        orders.note(waiter.orderId(), "backorder.overdue", "allocation",
                "No stock has come in time for an order that is sold: it waits on, unless somebody cancels it");
        return new Waiting(waiter.id(), deadline);
    }

    /** Whose wait it is. */
    @Transactional(readOnly = true)
    public OrderId orderOf(UUID waitId) {
        return require(waitId).orderId();
    }

    /** The goods with which a wait has ended because they are cancelled; empty if it has not. */
    @Transactional(readOnly = true)
    public Optional<CancelledRest> cancelledRest(UUID waitId) {
        return queue.cancelled(waitId).map(worth -> new CancelledRest(waitId, orderOf(waitId), worth));
    }

    private StockWaiter require(UUID waitId) {
        return queue.get(waitId);
    }

    /**
     * Makes all that is reserved for an order last until it is issued or released.
     *
     * @return false if it has expired; the caller's transaction is not to be committed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean confirm(OrderId orderId) {
        locks.lockShared(pools.of(orderId));
        List<Consignment> reserved = consignments.lockReserved(orderId);
        return !reserved.isEmpty() && reserved.stream().allMatch(found -> inventory.confirm(found.reference()));
    }

    /** Takes the confirmation back: what is reserved for the order expires, the whole time from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unconfirm(OrderId orderId) {
        locks.lockShared(pools.of(orderId));
        consignments.lockReserved(orderId).forEach(found -> inventory.unconfirm(found.reference()));
    }

    /** Gives back what is reserved for an order, and takes it out of the queue. An undo step, which leaves an order that goes on alone. */
    @Transactional
    public void release(OrderId orderId) {
        if (!fence.admitsUndoing(orderId)) {
            return;
        }
        // the order's fence is closed by now: what is not here will not come
        boolean waits = queue.find(orderId).isPresent();
        boolean reserved = consignments.of(orderId).stream()
                .anyMatch(found -> found.state() == State.RESERVED || found.state() == State.WITHDRAWN);
        if (waits || reserved) {
            locks.lock(pools.of(orderId));
            giveBack(orderId, consignments.lockReserved(orderId));
        }
    }

    /**
     * Gives back what is reserved for an order if that is over by now, and sends the order's process back to wait for stock. An order
     * that is being undone gives back by itself; what is sold stays reserved.
     *
     * @return false if the reservation was confirmed or has ended meanwhile
     */
    @Transactional
    public boolean expire(Consignment over) {
        OrderId orderId = over.orderId();
        if (!fence.admits(orderId)) {
            return false;
        }
        locks.lock(pools.of(orderId));
        List<Consignment> reserved = consignments.lockReserved(orderId);
        Order order = orders.get(orderId);
        if (order.status() != OrderStatus.ALLOCATED) {
            inventory.confirm(over.reference());
            return false;
        }
        if (!inventory.isOver(over.reference())) {
            return false;
        }
        goods.expireReservation(orderId);
        giveBack(orderId, reserved);
        commands.wake(orderId, order.revision(), "reservation-expired");
        return true;
    }

    /** The order leaves the queue before anything is given back, since it would be served with it. The queue is locked. */
    private void giveBack(OrderId orderId, List<Consignment> reserved) {
        Optional<StockWaiter> waiter = queue.find(orderId);
        waiter.ifPresent(waits -> queue.end(waits.id(), Ending.LEFT));
        // also what it waited for, which is served at the end: nobody locks stock in two steps
        grants.lockStock(pools.of(orderId), Assignments.stock(reserved),
                waiter.map(StockWaiter::skus).orElse(Set.of()));
        reserved.forEach(found -> {
            inventory.release(found.reference());
            consignments.move(found.id(), State.RESERVED, State.RELEASED);
        });
        // what was withdrawn goes with it: whatever is reserved from here on is reserved in its place
        consignments.of(orderId).forEach(found -> consignments.move(found.id(), State.WITHDRAWN, State.RELEASED));
        waiter.ifPresent(waits -> grants.serve(waits.pool(), waits.skus()));
    }
}
