package dev.baton.payment;

import dev.baton.ledger.Ledger;
import dev.baton.order.Channel;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What consumers have paid for orders that were amended and cost less now: it goes back to who paid. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Differences {

    private final Repayments repayments;
    private final Ledger ledger;
    private final Orders orders;

    Differences(Repayments repayments, Ledger ledger, Orders orders) {
        this.repayments = repayments;
        this.ledger = ledger;
        this.orders = orders;
    }

    /** Locks what an amended order was paid by. Comes before any account is locked. */
    void lock(Order order) {
        if (isAmendedOfConsumer(order)) {
            repayments.lock(order.id());
        }
    }

    /** The order's total is held: what was paid beyond that is not needed. */
    void payBack(Order order) {
        if (!isAmendedOfConsumer(order)) {
            return;
        }
        Money difference = repayments.paid(order.id(), order.currency()).minus(order.total());
        Money free = ledger.lock(OrderHold.of(order).account()).available();
        if (!difference.min(free).isPositive()) {
            return;
        }
        Money back = repayments.payBack(order.id(), difference.min(free), "payment");
        if (back.isPositive()) {
            orders.note(order.id(), "payment.refund-requested", "payment",
                    back + " goes back to who paid: the amended order costs less");
        }
    }

    private static boolean isAmendedOfConsumer(Order order) {
        return order.channel() == Channel.GROUP_BUY && order.revision() > 1;
    }
}
