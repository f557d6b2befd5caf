package dev.baton.payment;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.order.DepositTerms;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.payment.HoldOutcome.Promised;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds money for orders, lets them wait for it, and gives it back. Every call may be repeated. */
@Service
@Transactional
public class Payments {

    private static final Set<OrderStatus> UNPAID = EnumSet.of(OrderStatus.PRICED, OrderStatus.AWAITING_PAYMENT);

    private final OrderFence fence;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Ledger ledger;
    private final Waiters waiters;
    private final Dues dues;
    private final Grants grants;
    private final CreditStops stops;
    private final PaymentPromises promises;
    private final HoldReleases releases;
    private final Differences differences;
    private final MoneyQueue queue;

    Payments(
            OrderFence fence,
            Orders orders,
            OrderMoney orderMoney,
            Ledger ledger,
            Waiters waiters,
            Dues dues,
            Grants grants,
            CreditStops stops,
            PaymentPromises promises,
            HoldReleases releases,
            Differences differences,
            MoneyQueue queue) {
        this.fence = fence;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.ledger = ledger;
        this.waiters = waiters;
        this.dues = dues;
        this.grants = grants;
        this.stops = stops;
        this.promises = promises;
        this.releases = releases;
        this.differences = differences;
        this.queue = queue;
    }

    /**
     * Holds an order's total, or lets the order wait for it behind those who wait already. Where no new credit is given it waits too.
     * One that is paid by card at delivery holds nothing yet.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    public HoldOutcome hold(OrderId orderId) {
        return hold(orderId, null);
    }

    /**
     * The same, of a pre-order only the deposit. The first decision about that stays.
     *
     * @param terms what the rules said of a deposit; null if they said nothing, so that all of it is held
     */
    public HoldOutcome hold(OrderId orderId, @Nullable DepositTerms terms) {
        fence.enter(orderId);
        Order order = orders.get(orderId);
        OrderHold wanted = dues.first(order, terms);
        differences.lock(order);
        Account account = ledger.lock(wanted.account());
        if (order.status() == OrderStatus.AWAITING_PAYMENT && isHeld(wanted)) {
            // it waits for the rest by now: this comes late
            return new Held();
        }
        boolean takesMoney = account.status() != AccountStatus.CLOSED;
        if (order.paymentMethod() == PaymentMethod.POS && takesMoney && wanted.amount().isPositive()) {
            return promised(wanted);
        }
        if (!wanted.amount().isPositive()) {
            return held(wanted, freeOlderRevisions(wanted));
        }
        boolean othersWait = waiters.anyFor(wanted.account());
        Optional<Waiter> waiting = othersWait ? waiters.find(orderId) : Optional.empty();
        if (waiting.isPresent()) {
            return new Waiting(waiting.get().deadline());
        }
        Optional<String> stopped =
                order.paymentMethod() == PaymentMethod.CREDIT ? stops.stopped(wanted.account()) : Optional.empty();
        Money freed = freeOlderRevisions(wanted);
        if (mayHold(wanted, freed, othersWait || stopped.isPresent()) && grants.hold(wanted, account)) {
            differences.payBack(order);
            return held(wanted, freed);
        }
        stopped.ifPresent(why -> orders.note(orderId, "payment.credit-stopped", "payment", why));
        orderMoney.markAwaitingPayment(orderId);
        return queue(order, wanted, freed);
    }

    private boolean isHeld(OrderHold wanted) {
        return !wanted.amount().isPositive() || ledger.isBooked(wanted.key());
    }

    /**
     * Holds an order's total out of what has just been paid for it, before all who wait. Leaves an order alone that needs no money any
     * more, or for which the account is still short. The order's fence is entered and its account is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdPaid(OrderId orderId) {
        Order order = orders.get(orderId);
        Optional<OrderHold> due = waiters.find(orderId).map(Waiter::wanted);
        OrderHold wanted = due.isPresent() ? due.get() : dues.first(order, null);
        if (UNPAID.contains(order.status()) && !isHeld(wanted) && grants.grant(wanted)) {
            waiters.remove(orderId);
        }
    }

    private Promised promised(OrderHold wanted) {
        if (promises.promise(wanted)) {
            orders.note(wanted.orderId(), "payment.promised", "payment", "To be paid by card at delivery");
        }
        return new Promised();
    }

    private Held held(OrderHold wanted, Money freed) {
        grants.mark(wanted);
        // what an amended order no longer needs is for those who wait
        if (freed.isPositive()) {
            grants.serve(wanted.account());
        }
        return new Held();
    }

    private Money freeOlderRevisions(OrderHold wanted) {
        Money none = Money.zero(wanted.amount().currency());
        if (wanted.revision() == 1) {
            return none;
        }
        List<Hold> older = ledger.openHolds(wanted.reference())
                .stream()
                .filter(hold -> !wanted.isOfSameRevision(hold))
                .toList();
        return ledger.voidHolds(older).orElse(none);
    }

    private boolean mayHold(OrderHold wanted, Money freed, boolean newcomersWait) {
        return !newcomersWait || wanted.amount().compareTo(freed) <= 0 || ledger.isBooked(wanted.key());
    }

    private Waiting queue(Order order, OrderHold wanted, Money freed) {
        Waiting waiting = queue.join(order, wanted);
        if (freed.isPositive()) {
            grants.serve(wanted.account());
        }
        return waiting;
    }

    /**
     * Ends an order's wait for money at its deadline: for all of it, for a deposit, or for the rest.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    public WaitOutcome giveUp(OrderId orderId) {
        fence.enter(orderId);
        AccountId account = OrderHold.of(orders.get(orderId)).account();
        ledger.lock(account);
        if (waiters.remove(orderId)) {
            grants.serve(account);
            // what has lost its stock meanwhile goes on: the rest is due once there is stock again
            return orders.get(orderId).status() == OrderStatus.BACKORDERED ? WaitOutcome.HELD : WaitOutcome.EXPIRED;
        }
        // whoever grants the money takes the order out of this state with it
        boolean waits = orders.get(orderId).status() == OrderStatus.AWAITING_PAYMENT;
        return waits ? WaitOutcome.EXPIRED : WaitOutcome.HELD;
    }

    /**
     * Locks what {@link #giveBack} does, for whoever changes the order itself before that in the same transaction: an order comes after the money
     * that is held for it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(OrderId orderId) {
        releases.lock(orderId);
    }

    /**
     * Gives back what is held for goods of an order that are cancelled or not accepted, once; what is only promised is lessened by it. The
     * order itself goes on. What a consumer has paid online of it goes back to who paid, before others who wait are served.
     *
     * @param part what was cancelled, unique for the order
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone
     */
    public void giveBack(OrderId orderId, String part, Money amount) {
        releases.giveBack(orderId, part, amount);
    }

    /**
     * Gives back what is held for an order less the fee of its cancellation, and takes it out of the queue; for one that starts over with other
     * lines it stays until its new total is held in its place. What goes back to who paid is set aside for that before others who wait are
     * served. An undo step, which leaves an order that goes on alone.
     */
    public void voidHold(OrderId orderId) {
        releases.voidHold(orderId);
    }
}
