package dev.baton.payment.online;

import dev.baton.ledger.Account;
import dev.baton.ledger.Ledger;
import dev.baton.order.Orders;
import dev.baton.order.cancellation.StoredCancellations;
import dev.baton.payment.PaymentReturns;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refunds what consumers have paid for orders that are closed, each payment as far as it was captured and is not being refunded yet: so
 * whoever comes second finds nothing to ask for.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReturnedPayments implements PaymentReturns {

    // an order that is undone to start over keeps its money, which it needs again
    private static final String UNDONE = "o.channel = 'GROUP_BUY' AND NOT o.restarting";

    /** In which an account that could take no money back is opened again. */
    private static final Duration OPENED_AGAIN = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final StoredPayments payments;
    private final PaymentIntents intents;
    private final Ledger ledger;
    private final Orders orders;
    private final StoredCancellations cancellations;
    private final Clock clock;

    ReturnedPayments(
            JdbcClient jdbc,
            StoredPayments payments,
            PaymentIntents intents,
            Ledger ledger,
            Orders orders,
            StoredCancellations cancellations,
            Clock clock) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.intents = intents;
        this.ledger = ledger;
        this.orders = orders;
        this.cancellations = cancellations;
        this.clock = clock;
    }

    @Override
    public boolean lock(OrderId orderId) {
        return !captured(orderId).isEmpty();
    }

    @Override
    public void giveBack(OrderId orderId) {
        refund(orderId, captured(orderId));
    }

    /** All that was paid and is not on its way back, but for the fee that is kept: so much less goes back of the first payments. */
    private void refund(OrderId orderId, List<UUID> captured) {
        List<OnlinePayment> all = captured.stream().map(id -> payments.find(id).orElseThrow()).toList();
        if (all.isEmpty()) {
            return;
        }
        Money kept = cancellations.feeOf(orderId, all.getFirst().amount().currency());
        for (OnlinePayment payment : all) {
            Money keptOfThis = kept.min(payment.refundable());
            kept = kept.minus(keptOfThis);
            refund(orderId, payment, payment.refundable().minus(keptOfThis));
        }
    }

    private List<UUID> captured(OrderId orderId) {
        return jdbc.sql("SELECT p.id FROM payment p JOIN orders o ON o.id = p.order_id WHERE " + UNDONE + " " + """
                AND p.captured > p.refunded + p.refunding
                AND o.id = ? AND o.status IN ('CANCELLING', 'CANCELLED', 'REJECTED')
                ORDER BY p.id FOR NO KEY UPDATE OF p""")
                .param(orderId.value())
                .query(UUID.class)
                .list();
    }

    /** Those of orders that ended in the last month, which is time enough to open an account again, and whose money was not free when they were undone, because the account was frozen for example. */
    List<OrderId> left(int most) {
        return jdbc
                .sql("WITH closed AS MATERIALIZED (SELECT o.id FROM orders o WHERE " + UNDONE + " "
                        + """
                                AND o.status IN ('CANCELLED', 'REJECTED') AND o.updated_at > :since
                                AND (SELECT sum(paid.captured - paid.refunded - paid.refunding) FROM payment paid WHERE paid.order_id = o.id)
                                    > coalesce((SELECT c.fee FROM order_cancellation c WHERE c.order_id = o.id), 0))
                                SELECT DISTINCT p.order_id FROM payment p JOIN closed ON closed.id = p.order_id
                                WHERE p.captured > p.refunded + p.refunding
                                AND NOT EXISTS (SELECT FROM payment_request r
                                    WHERE r.payment_id = p.id AND r.step = 'REFUND' AND r.state = 'REFUSED')
                                AND EXISTS (SELECT FROM ledger_account a
                                    WHERE a.id = p.account_id AND a.status = 'OPEN' AND a.posted > a.pending)
                                ORDER BY p.order_id LIMIT :most""")
                .param("since", Row.at(clock.instant().minus(OPENED_AGAIN)))
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .map(OrderId::new)
                .toList();
    }

    /** As {@link #giveBack}, where the account is not locked yet. */
    void giveBackLate(OrderId orderId) {
        List<UUID> left = captured(orderId);
        if (!left.isEmpty()) {
            ledger.lock(payments.find(left.getFirst()).orElseThrow().accountId());
            refund(orderId, left);
        }
    }

    /** What the customer has paid too much may have been spent on another order since. */
    private void refund(OrderId orderId, OnlinePayment payment, Money most) {
        Money free = ledger.account(payment.accountId()).map(Account::available).orElseThrow();
        Money amount = most.min(free);
        if (amount.isPositive()) {
            intents.refund(payment, amount, OnlinePayments.ORDER_CLOSED);
            orders.note(orderId, "payment.refund-requested", "payment", amount + " goes back to who paid");
        }
    }
}
