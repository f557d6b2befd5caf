package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.payment.HoldOutcome.NotDue;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds the rest of an order's money, after its deposit and before it is sold. Every call may be repeated. */
@Service
@Transactional
public class RestPayments {

    /** With stock that stays for them while they wait for the rest of their money. */
    private static final Set<OrderStatus> SELLABLE = EnumSet.of(OrderStatus.ALLOCATED, OrderStatus.AWAITING_PAYMENT);

    private final OrderFence fence;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Ledger ledger;
    private final Waiters waiters;
    private final Dues dues;
    private final Grants grants;
    private final CreditStops stops;
    private final MoneyQueue queue;

    RestPayments(
            OrderFence fence,
            Orders orders,
            OrderMoney orderMoney,
            Ledger ledger,
            Waiters waiters,
            Dues dues,
            Grants grants,
            CreditStops stops,
            MoneyQueue queue) {
        this.fence = fence;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.ledger = ledger;
        this.waiters = waiters;
        this.dues = dues;
        this.grants = grants;
        this.stops = stops;
        this.queue = queue;
    }

    /**
     * Holds what is not held yet of the total of an order that is to be sold, all of it or nothing, or lets the order wait for it behind those
     * who wait already. Its stock stays reserved while it waits; where it has lost that meanwhile nothing is due.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    public HoldOutcome hold(OrderId orderId) {
        fence.enter(orderId);
        Order order = orders.get(orderId);
        AccountId account = OrderHold.of(order).account();
        ledger.lock(account);
        if (order.status() == OrderStatus.BACKORDERED) {
            return notDue(order.id(), account);
        }
        OrderHold rest = dues.rest(order);
        if (isPromised(order) || !rest.amount().isPositive()) {
            orderMoney.markRestHeld(orderId);
            return new Held();
        }
        if (!SELLABLE.contains(order.status())) {
            return new NotDue();
        }
        Optional<Waiter> waiting = waiters.find(orderId);
        return waiting.isPresent() ? new Waiting(waiting.get().deadline()) : holdOrWait(order, rest);
    }

    /** It waits for its stock first, and gives up its place among those who wait for money. */
    private NotDue notDue(OrderId orderId, AccountId account) {
        if (waiters.remove(orderId)) {
            grants.serve(account);
        }
        return new NotDue();
    }

    private HoldOutcome holdOrWait(Order order, OrderHold rest) {
        Optional<String> stopped =
                order.paymentMethod() == PaymentMethod.CREDIT ? stops.stopped(rest.account()) : Optional.empty();
        if (stopped.isEmpty() && !waiters.anyFor(rest.account()) && grants.hold(rest)) {
            grants.mark(rest);
            return new Held();
        }
        stopped.ifPresent(why -> orders.note(order.id(), "payment.credit-stopped", "payment", why));
        orderMoney.markRestDue(order.id());
        return queue.join(order, rest);
    }

    /**
     * Whether all that an order costs is held for it, or promised to be paid at delivery, so that it may be sold. The order's fence is
     * entered, so that it stays so until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean covers(Order order) {
        return isPromised(order) || !dues.rest(order).amount().isPositive();
    }

    private static boolean isPromised(Order order) {
        return order.paymentMethod() == PaymentMethod.POS;
    }
}
