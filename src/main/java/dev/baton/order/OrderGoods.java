package dev.baton.order;

import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an order's goods, part by part. Each call counts, so it belongs into the transaction of a step that is taken once; the
 * order goes on to its next state as soon as that holds for all of its goods that are not cancelled.
 *
 * <p>Every call but {@link #withdraw} throws {@link OrderClosedException} if the order is being undone or has ended unfulfilled.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OrderGoods {

    private static final EnumSet<OrderStatus> WITH_SALES_ORDER =
            EnumSet.of(OrderStatus.RELEASED, OrderStatus.SHIPPED, OrderStatus.DELIVERED);

    /** With stock reserved and without a sales order, also while the rest of the money is waited for. */
    private static final EnumSet<OrderStatus> UNSOLD =
            EnumSet.of(OrderStatus.ALLOCATED, OrderStatus.AWAITING_PAYMENT);

    private final OrderStates states;
    private final StoredLines lines;
    private final Timeline timeline;

    OrderGoods(OrderStates states, StoredLines lines, Timeline timeline) {
        this.states = states;
        this.lines = lines;
        this.timeline = timeline;
    }

    /**
     * These goods are reserved. The first make the order {@link OrderStatus#ALLOCATED}.
     *
     * @param where in words, and why there
     * @param location if all goods are reserved at one; null otherwise
     */
    public void reserve(OrderId id, Collection<LineQuantity> goods, String where, @Nullable String location) {
        Standing before = states.lock(id);
        Step allocated = Step.to(OrderStatus.ALLOCATED, "Reserved at " + where).with("location_id", location);
        // more may come for an order that waits for the rest of its money, as for one that is sold
        boolean first = states.move(id, allocated, OrderStatus.ALLOCATED.from())
                || !isOwing(before) && states.take(id, allocated);
        if (!first) {
            timeline.add(id, "stock.reserved", Step.PROCESS, "Reserved at " + where);
        }
        lines.reserve(id, goods);
    }

    /**
     * What was reserved for an allocated order is given back: it waits for stock again.
     *
     * @throws IllegalStateException if the order has gone on, so that its stock must stay
     */
    public void expireReservation(OrderId id) {
        Step expired = Step.to(OrderStatus.BACKORDERED, "The reservation has expired; the order waits for stock again")
                .as("reservation.expired")
                .with("location_id", null);
        if (!states.take(id, expired, EnumSet.of(OrderStatus.ALLOCATED))) {
            throw new IllegalStateException("order " + id + " is not allocated any more");
        }
        lines.unreserve(id);
    }

    /**
     * These goods were reserved, and their stock proved not to be there: they wait for stock again. An order that has no sales order yet is
     * {@link OrderStatus#BACKORDERED} with them if nothing else is reserved for it.
     *
     * @param all whether nothing else is reserved
     * @param why in words
     * @return where the order stood; empty if it is being undone or has ended unfulfilled, so that nothing of it waits
     */
    public Optional<OrderStatus> withdraw(OrderId id, Collection<LineQuantity> goods, boolean all, String why) {
        Standing before = states.lock(id);
        if (before.isClosing()) {
            return Optional.empty();
        }
        Step withdrawn = Step.to(OrderStatus.BACKORDERED, why).as("stock.withdrawn").with("location_id", null);
        if (!all || !states.move(id, withdrawn, UNSOLD)) {
            timeline.add(id, "stock.withdrawn", Step.PROCESS, why);
        }
        lines.unreserve(id, goods);
        return Optional.of(before.status());
    }

    /** These goods were reserved and have left. */
    public void ship(OrderId id, Collection<LineQuantity> goods) {
        requireReleased(id);
        lines.ship(id, goods);
        if (!progress(id).shipped()) {
            timeline.add(id, "order.partly-shipped", Step.PROCESS, "A part of the goods has left");
        }
    }

    /** These goods had left and were received. */
    public void deliver(OrderId id, Collection<LineQuantity> goods) {
        requireReleased(id);
        lines.deliver(id, goods);
        if (!progress(id).delivered()) {
            timeline.add(id, "order.partly-delivered", Step.PROCESS, "A part of the goods was received");
        }
    }

    /**
     * These goods were received and not accepted: they count as returned at once.
     *
     * @param why in words
     */
    public void refuse(OrderId id, Collection<LineQuantity> goods, String why) {
        requireReleased(id);
        lines.giveBack(id, goods);
        timeline.add(id, "order.goods-refused", Step.PROCESS, why);
    }

    /**
     * These goods neither come any more nor are wanted: the order goes on without them.
     *
     * @param why in words
     */
    public void cancel(OrderId id, Collection<CancelledGoods> goods, String why) {
        Standing standing = open(id);
        lines.cancel(id, goods);
        timeline.add(id, "backorder.cancelled", Step.PROCESS, why);
        if (WITH_SALES_ORDER.contains(standing.status())) {
            progress(id);
        }
    }

    private static boolean isOwing(Standing standing) {
        return standing.status() == OrderStatus.AWAITING_PAYMENT && !standing.isClosing();
    }

    private Standing open(OrderId id) {
        Standing standing = states.lock(id);
        if (standing.isClosing()) {
            throw new OrderClosedException(id);
        }
        return standing;
    }

    private void requireReleased(OrderId id) {
        Standing standing = open(id);
        if (!WITH_SALES_ORDER.contains(standing.status())) {
            throw new IllegalStateException("the goods of order " + id + " cannot move: it is " + standing.status());
        }
    }

    /** Two parts that move at once wait for each other at the order's lock, so that the later one sees both. */
    private GoodsProgress progress(OrderId id) {
        GoodsProgress goods = lines.progress(id);
        if (goods.shipped()) {
            states.move(id, Step.to(OrderStatus.SHIPPED, "The goods have left"), EnumSet.of(OrderStatus.RELEASED));
        }
        if (goods.delivered()) {
            states.move(id, Step.to(OrderStatus.DELIVERED, "The goods were received"),
                    EnumSet.of(OrderStatus.SHIPPED));
        }
        return goods;
    }
}
