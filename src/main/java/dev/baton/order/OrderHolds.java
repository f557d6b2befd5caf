package dev.baton.order;

import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets operators stop orders and let them go on.
 *
 * <p>An order stops at its next safe point: before its review, its stock, its sales order or its seller, and each carrier. There the job of the next
 * step is kept back, looks every now and then whether the order was released, and then goes on: the same job, so that the step is taken once. The
 * state of the order stays what it was, so that stock and money which come meanwhile find it as they expect it; readers are told {@code ON_HOLD}
 * beside it. No time runs out at a safe point, and what is reserved stays so once its time would be over.
 *
 * <p>A hold ends with its release, with a cancellation, or when the goods have left before it could stop them. An amendment leaves it.
 *
 * <p>Asking and stopping keep the order's row, so that a hold, its release and the step itself come one after the other.
 */
@Service
@Transactional
public class OrderHolds {

    private final SeenOrders orders;
    private final StoredHolds holds;
    private final OrderFence fence;
    private final OrderStates states;
    private final Timeline timeline;
    private final TransactionTemplate transaction;
    private final HoldProperties properties;
    private final Clock clock;

    OrderHolds(
            SeenOrders orders,
            StoredHolds holds,
            OrderFence fence,
            OrderStates states,
            Timeline timeline,
            TransactionTemplate transaction,
            HoldProperties properties,
            Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.fence = fence;
        this.states = states;
        this.timeline = timeline;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Stops an order at its next safe point. One that is held already stays so, for the first reason.
     *
     * @throws ConflictException (409) if the order is being undone or has ended, or its goods leave
     * @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order
     */
    public void hold(OrderId id, String reason, Caller caller) {
        orders.get(id, caller);
        Standing order = states.lock(id);
        if (holds.open(id).isPresent()) {
            return;
        }
        if (order.status().isClosing() || order.status().isFinal() || fence.hasPassed(id)) {
            throw new ConflictException("The order is " + order.status() + " and cannot be held any more.",
                    Map.of("orderStatus", order.status()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        holds.add(new OrderHolding(id, reason, caller.name(), now, now.plus(properties.holdReminder()), null, null));
        timeline.add(id, "hold.requested", caller.name(), reason);
    }

    /**
     * Lets a held order go on. One that is not held stays as it is.
     *
     * @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order
     */
    public void release(OrderId id, Caller caller) {
        orders.get(id, caller);
        states.lock(id);
        if (holds.end(id, caller.name(), clock.instant())) {
            timeline.add(id, "hold.released", caller.name(), "Goes on");
        }
    }

    /**
     * A safe point: passes where the order is not held, or is being undone. Belongs before the transaction of the step that follows.
     *
     * @throws NotYetException while the order is held
     */
    @Transactional(propagation = Propagation.NEVER)
    public void pass(OrderId id) {
        boolean held = holds.open(id).isPresent() && Boolean.TRUE.equals(transaction.execute(status -> stops(id)));
        if (held) {
            throw new NotYetException("the order is on hold", properties.holdCheck());
        }
    }

    private boolean stops(OrderId id) {
        Standing order = states.lock(id);
        Optional<OrderHolding> hold = holds.open(id);
        if (hold.isEmpty() || order.isClosing()) {
            return false;
        }
        if (hold.get().heldAt() == null) {
            holds.stand(id, order.status(), clock.instant());
            timeline.add(id, "order.on-hold", Step.PROCESS, "Stands still as " + order.status());
        }
        return true;
    }

    @EventListener
    void on(OrderMoved moved) {
        switch (moved.to()) {
            case RECEIVED -> holds.goOn(moved.orderId());
            case SHIPPED, CANCELLING, REJECTED, CANCELLED ->
                holds.end(moved.orderId(), Step.PROCESS, clock.instant());
            default -> {}
        }
    }
}
