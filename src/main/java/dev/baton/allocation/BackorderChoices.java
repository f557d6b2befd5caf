package dev.baton.allocation;

import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.order.Cancellations;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers choose while their orders wait for stock. Choosing the same again changes nothing, also when the wait has ended with it. */
@Service
public class BackorderChoices {

    private final OrderFence fence;
    private final Orders orders;
    private final Cancellations cancellations;
    private final Consignments consignments;
    private final Pools pools;
    private final StockQueue queue;
    private final PoolLocks locks;
    private final StockGrants grants;
    private final SourcingPolicies policies;
    private final ChosenBackorders chosen;
    private final LongestWaits longest;
    private final StockToTake stock;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BackorderChoices(
            OrderFence fence,
            Orders orders,
            Cancellations cancellations,
            Consignments consignments,
            Pools pools,
            StockQueue queue,
            PoolLocks locks,
            StockGrants grants,
            SourcingPolicies policies,
            ChosenBackorders chosen,
            LongestWaits longest,
            StockToTake stock,
            TransactionTemplate transaction,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.cancellations = cancellations;
        this.consignments = consignments;
        this.pools = pools;
        this.queue = queue;
        this.locks = locks;
        this.grants = grants;
        this.policies = policies;
        this.chosen = chosen;
        this.longest = longest;
        this.stock = stock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a customer's choice.
     *
     * @param until how long to wait; null for as long as is allowed, and with another choice
     * @throws NotFoundException if the caller sees no such order
     * @throws ConflictException (409) if nothing of the order waits for stock, or the choice would change nothing
     * @throws RefusedException (422) if it cannot wait until then
     */
    @Transactional(propagation = Propagation.NEVER)
    public void choose(OrderId id, BackorderChoice choice, @Nullable Instant until, Caller caller) {
        boolean cancelsOrder =
                Objects.requireNonNull(transaction.execute(status -> take(id, choice, until, caller)));
        if (cancelsOrder) {
            // closes the order's fence, for which nobody may hold the queue: stock that came in between is given back with the order
            cancellations.cancel(id, "Cancelled while it waited for stock", caller);
        }
    }

    /** @return whether the whole order is to be cancelled */
    private boolean take(OrderId id, BackorderChoice choice, @Nullable Instant until, Caller caller) {
        Order order = orders.find(id)
                .filter(found -> caller.sees(found.customerId().value()))
                .orElseThrow(() -> new NotFoundException("order " + id));
        Optional<StockWaiter> waits = fence.admits(id) ? lockedWait(id) : Optional.empty();
        if (waits.isEmpty()) {
            if (!chosen.lastWas(order, choice)) {
                throw new ConflictException("Nothing of the order waits for stock.",
                        Map.of("orderStatus", order.status()));
            }
            return choice == BackorderChoice.CANCEL && !anyReserved(id);
        }
        return switch (choice) {
            case WAIT -> putOff(waits.get(), until, caller);
            case TAKE_PART -> takePart(order, waits.get(), caller);
            case CANCEL -> cancel(waits.get(), caller);
        };
    }

    private Optional<StockWaiter> lockedWait(OrderId id) {
        locks.lock(pools.of(id));
        return queue.find(id);
    }

    private boolean putOff(StockWaiter waiter, @Nullable Instant until, Caller caller) {
        Instant latest = longest.of(waiter);
        Instant deadline = until == null ? latest : until.truncatedTo(ChronoUnit.MILLIS);
        if (deadline.isAfter(latest)) {
            throw new RefusedException("/until", "the order may wait until " + latest + " at the latest");
        }
        if (!waiter.deadline().isBefore(latest) && !chosen.isKnown(waiter, BackorderChoice.WAIT, deadline)) {
            throw new ConflictException("The order waits as long as it may already.",
                    Map.of("deadline", waiter.deadline().toString()));
        }
        boolean over = !deadline.isAfter(clock.instant());
        if (over && (deadline.isBefore(waiter.queuedAt())
                || !chosen.isKnown(waiter, BackorderChoice.WAIT, deadline))) {
            throw new RefusedException("/until", "is over already");
        }
        chosen.add(waiter, BackorderChoice.WAIT, deadline, caller.name());
        if (deadline.isAfter(waiter.deadline())) {
            queue.moveDeadline(waiter.id(), deadline);
            orders.note(waiter.orderId(), "backorder.put-off", caller.name(), "Waits for stock until " + deadline);
        }
        return false;
    }

    private boolean takePart(Order order, StockWaiter waiter, Caller caller) {
        boolean partial = policies.of(order).fulfilment() == Fulfilment.PARTIAL;
        if ((partial || !stock.isThere(order.id())) && !chosen.contains(order, BackorderChoice.TAKE_PART)) {
            throw new ConflictException(partial
                    ? "The order takes what there is already."
                    : "There is nothing to take of what the order waits for.");
        }
        if (chosen.add(waiter, BackorderChoice.TAKE_PART, null, caller.name()) && policies.takePart(order)) {
            orders.note(order.id(), "backorder.part-taken", caller.name(), "Takes what there is; the rest waits on");
            grants.serve(waiter.pool(), waiter.skus());
        }
        return false;
    }

    private boolean cancel(StockWaiter waiter, Caller caller) {
        chosen.add(waiter, BackorderChoice.CANCEL, null, caller.name());
        if (!anyReserved(waiter.orderId())) {
            return true;
        }
        grants.cancel(waiter, caller.name() + " does without the rest, which is cancelled");
        grants.tell(waiter);
        return false;
    }

    private boolean anyReserved(OrderId id) {
        return consignments.of(id).stream().anyMatch(Consignment::isLive);
    }
}
