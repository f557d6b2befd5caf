package dev.baton.order;

import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.EnumSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an order's money, and how the order goes on with it. Every {@code mark…} is one of a step, as those of {@link Orders} are.
 */
@Service
@Transactional
public class OrderMoney {

    private final OrderStates states;
    private final StoredLines lines;

    OrderMoney(OrderStates states, StoredLines lines) {
        this.states = states;
        this.lines = lines;
    }

    /** The money is short: the order waits for it, and holds none. */
    public void markAwaitingPayment(OrderId id) {
        states.take(id, Step.to(OrderStatus.AWAITING_PAYMENT, "Waits for money").with("payment_status",
                PaymentStatus.NONE.name()));
    }

    /** The order's total is held. */
    public void markHeld(OrderId id) {
        Step held = Step.to(OrderStatus.PRICED, "The total is held").as("payment.held").with("payment_status",
                PaymentStatus.HELD.name());
        states.take(id, held, EnumSet.of(OrderStatus.PRICED, OrderStatus.AWAITING_PAYMENT));
    }

    /** The deposit of a pre-order is held: less than its total, and perhaps nothing. */
    public void markDepositHeld(OrderId id, Money deposit) {
        PaymentStatus held = deposit.isZero() ? PaymentStatus.NONE : PaymentStatus.PARTIALLY_HELD;
        Step step = Step.to(OrderStatus.PRICED, "The deposit of " + deposit + " is held").as("payment.deposit-held")
                .with("payment_status", held.name());
        states.take(id, step, EnumSet.of(OrderStatus.PRICED, OrderStatus.AWAITING_PAYMENT));
    }

    /**
     * The rest of the order's total is due before it can be sold, and short. Its stock stays reserved.
     *
     * @throws IllegalStateException if it has no stock reserved any more
     */
    public void markRestDue(OrderId id) {
        Step due = Step.to(OrderStatus.AWAITING_PAYMENT, "Waits for the rest of its money").as("payment.rest-due");
        if (states.move(id, due, EnumSet.of(OrderStatus.ALLOCATED))) {
            return;
        }
        Standing standing = states.standing(id);
        if (standing.isClosing()) {
            throw new OrderClosedException(id);
        }
        if (standing.status() != OrderStatus.AWAITING_PAYMENT) {
            throw new IllegalStateException("order " + id + " is " + standing.status() + ": no rest is due for it");
        }
    }

    /** The rest of the order's total is held too. If it has lost its stock while it waited for that, it goes on waiting for stock. */
    public void markRestHeld(OrderId id) {
        Step withoutStock = Step.to(OrderStatus.BACKORDERED, "The rest of the total is held").as("payment.held")
                .with("payment_status", PaymentStatus.HELD.name());
        if (states.move(id, withoutStock, EnumSet.of(OrderStatus.BACKORDERED))) {
            return;
        }
        Step held = Step.to(OrderStatus.ALLOCATED, "The rest of the total is held").as("payment.held")
                .with("payment_status", PaymentStatus.HELD.name());
        states.take(id, held, EnumSet.of(OrderStatus.ALLOCATED, OrderStatus.AWAITING_PAYMENT));
    }

    /** Whether what was done for the order is undone in order to start it over, so that what it holds of money is needed again. */
    @Transactional(readOnly = true)
    public boolean isRestarting(OrderId id) {
        return states.standing(id).restarting();
    }

    /** What an order costs without what is cancelled of it while it goes on. */
    @Transactional(readOnly = true)
    public Money due(Order order) {
        return lines.cancelled(order.id()).stream().map(CancelledGoods::total).reduce(order.total(), Money::minus);
    }

    /** Records what became of the order's money, whatever state the order is in. */
    public void recordPayment(OrderId id, PaymentStatus status) {
        states.change(id, "payment_status = ?", status.name());
    }
}
