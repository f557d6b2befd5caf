package dev.baton.payment.online;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what is authorised for orders that were closed before it was captured. */
@Component
class ClosedOrders {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final StoredPayments payments;
    private final PaymentIntents intents;

    ClosedOrders(JdbcClient jdbc, TransactionTemplate transactions, StoredPayments payments, PaymentIntents intents) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.payments = payments;
        this.intents = intents;
    }

    void giveBack(int most) {
        jdbc.sql("""
                SELECT p.id FROM payment p JOIN order_fence f ON f.order_id = p.order_id
                WHERE f.state = 'CLOSED' AND p.captured + p.capturing + p.voided + p.voiding < p.authorised
                ORDER BY p.id LIMIT ?""")
                .param(most)
                .query(UUID.class)
                .list()
                .forEach(id -> transactions.executeWithoutResult(status -> giveBack(id)));
    }

    private void giveBack(UUID id) {
        OnlinePayment payment = payments.lock(id);
        if (payment.uncaptured().isPositive()) {
            intents.voidRest(payment, OnlinePayments.ORDER_CLOSED);
        }
    }
}
