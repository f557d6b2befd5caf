package dev.baton.payment;

import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.order.Channel;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives back what is held for orders, and serves those who wait for money with it. {@link Payments} says of each call what it does. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HoldReleases {

    private final OrderFence fence;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Ledger ledger;
    private final Waiters waiters;
    private final Grants grants;
    private final PaymentPromises promises;
    private final PaymentReturns returns;
    private final Repayments repayments;
    private final CancellationFees fees;

    HoldReleases(
            OrderFence fence,
            Orders orders,
            OrderMoney orderMoney,
            Ledger ledger,
            Waiters waiters,
            Grants grants,
            PaymentPromises promises,
            PaymentReturns returns,
            Repayments repayments,
            CancellationFees fees) {
        this.fence = fence;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.ledger = ledger;
        this.waiters = waiters;
        this.grants = grants;
        this.promises = promises;
        this.returns = returns;
        this.repayments = repayments;
        this.fees = fees;
    }

    void lock(OrderId orderId) {
        repayments.lock(orderId);
        ledger.lock(OrderHold.of(orders.get(orderId)).account());
    }

    void giveBack(OrderId orderId, String part, Money amount) {
        fence.enter(orderId);
        Order order = orders.get(orderId);
        OrderHold wanted = OrderHold.of(order);
        String key = "order:" + orderId + ":give-back:" + part;
        lock(orderId);
        if (!amount.isPositive() || ledger.isBooked(key) || promises.lessen(orderId, part, amount)) {
            return;
        }
        ledger.voidPart(key, ledger.openHolds(wanted.reference()), amount);
        orders.note(orderId, "payment.given-back", "payment", amount + " is no longer held");
        if (order.channel() == Channel.GROUP_BUY) {
            Money free = ledger.lock(wanted.account()).available();
            repayments.payBack(orderId, amount.min(free), "payment");
        }
        grants.serve(wanted.account());
    }

    void voidHold(OrderId orderId) {
        if (!fence.admitsUndoing(orderId)) {
            return;
        }
        promises.withdraw(orderId);
        boolean paidOnline = returns.lock(orderId);
        // the fence keeps it so: a cancellation that comes later has what was kept given back when the order ends
        List<Hold> holds =
                orderMoney.isRestarting(orderId) ? List.of() : ledger.openHolds(orderId.toString());
        Optional<Waiter> waiter = waiters.find(orderId);
        // the order's fence is closed by now: what is not here will not come
        if (holds.isEmpty() && waiter.isEmpty() && !paidOnline) {
            return;
        }
        Order order = orders.get(orderId);
        OrderHold wanted = OrderHold.of(order);
        ledger.lock(wanted.account());
        waiters.remove(orderId);
        fees.keep(order, holds);
        ledger.voidHolds(holds);
        returns.giveBack(orderId);
        if (!holds.isEmpty()) {
            orderMoney.recordPayment(orderId, PaymentStatus.VOIDED);
        }
        grants.serve(wanted.account());
    }
}
