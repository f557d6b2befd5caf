package dev.baton.payment.online;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.schedule.OneByOne;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what is authorised for orders that were closed before it was captured, and what consumers have paid for closed ones. */
@Component
class ClosedOrders {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedOrders.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final StoredPayments payments;
    private final PaymentIntents intents;
    private final ReturnedPayments returned;

    ClosedOrders(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            StoredPayments payments,
            PaymentIntents intents,
            ReturnedPayments returned) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.payments = payments;
        this.intents = intents;
        this.returned = returned;
    }

    void giveBack(int most) {
        List<UUID> uncaptured = jdbc.sql("""
                SELECT p.id FROM payment p JOIN order_fence f ON f.order_id = p.order_id
                WHERE f.state = 'CLOSED' AND p.captured + p.capturing + p.voided + p.voiding < p.authorised
                ORDER BY p.id LIMIT ?""")
                .param(most)
                .query(UUID.class)
                .list();
        OneByOne.each(uncaptured, id -> transactions.executeWithoutResult(status -> giveBack(id)), LOG,
                "What was authorised as payment {} for an order that was closed could not be let go: {}");
        List<OrderId> left = Objects.requireNonNull(transactions.execute(status -> returned.left(most)));
        OneByOne.each(left, order -> transactions.executeWithoutResult(status -> returned.giveBackLate(order)), LOG,
                "What was paid for order {}, which was closed, could not be given back: {}");
    }

    private void giveBack(UUID id) {
        OnlinePayment payment = payments.lock(id);
        if (payment.uncaptured().isPositive()) {
            intents.voidRest(payment, OnlinePayments.ORDER_CLOSED);
        }
    }
}
