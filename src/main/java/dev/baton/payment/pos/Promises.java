package dev.baton.payment.pos;

import dev.baton.ledger.AccountClosing;
import dev.baton.ledger.AccountId;
import dev.baton.payment.OrderHold;
import dev.baton.payment.PaymentPromises;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which orders have promised a card payment. Whoever keeps a promise has locked the order's account before. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Promises implements PaymentPromises {

    private final JdbcClient jdbc;
    private final Clock clock;

    Promises(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean promise(OrderHold wanted) {
        return jdbc
                .sql("""
                        INSERT INTO payment_promise AS known (order_id, revision, account_id, amount, promised_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (order_id) DO UPDATE SET revision = excluded.revision, account_id = excluded.account_id,
                            amount = excluded.amount, promised_at = excluded.promised_at, withdrawn_at = NULL
                        WHERE known.revision < excluded.revision AND known.kept_at IS NULL""")
                .params(wanted.orderId().value(), wanted.revision(), wanted.account().value(), wanted.amount().minor(),
                        Row.at(clock.instant()))
                .update() == 1;
    }

    @Override
    public boolean lessen(OrderId orderId, String part, Money amount) {
        boolean before = jdbc
                .sql("SELECT EXISTS (SELECT FROM payment_promise_part WHERE order_id = ? AND part = ?)")
                .params(orderId.value(), part)
                .query(Boolean.class)
                .single();
        return before || jdbc
                .sql("""
                        WITH lessened AS (
                            UPDATE payment_promise SET amount = amount - :amount,
                                withdrawn_at = CASE WHEN amount = :amount THEN :now::timestamptz END
                             WHERE order_id = :order AND kept_at IS NULL AND withdrawn_at IS NULL
                            RETURNING order_id)
                        INSERT INTO payment_promise_part (order_id, part, amount) SELECT order_id, :part, :amount FROM lessened""")
                .param("amount", amount.minor())
                .param("now", Row.at(clock.instant()))
                .param("order", orderId.value())
                .param("part", part)
                .update() == 1;
    }

    @Override
    public void withdraw(OrderId orderId) {
        jdbc.sql("""
                UPDATE payment_promise SET withdrawn_at = ?
                WHERE order_id = ? AND kept_at IS NULL AND withdrawn_at IS NULL""")
                .params(Row.at(clock.instant()), orderId.value())
                .update();
    }

    /** What an order has promised and not paid yet. */
    Optional<OrderHold> open(OrderId orderId) {
        return jdbc.sql("""
                SELECT p.order_id, p.revision, p.account_id, p.amount, a.currency
                FROM payment_promise p JOIN ledger_account a ON a.id = p.account_id
                WHERE p.order_id = ? AND p.kept_at IS NULL AND p.withdrawn_at IS NULL""")
                .param(orderId.value())
                .query(Row.as(row -> new OrderHold(row.orderId("order_id"), row.count("revision"),
                        new AccountId(row.text("account_id")), row.money("amount", row.text("currency")))))
                .optional();
    }

    @EventListener
    void on(AccountClosing event) {
        event.refuseFor(jdbc
                .sql("""
                        SELECT 'the card payment of order ' || o.number FROM payment_promise p JOIN orders o ON o.id = p.order_id
                        WHERE p.account_id = ? AND p.kept_at IS NULL AND p.withdrawn_at IS NULL ORDER BY o.number""")
                .param(event.account().id().value())
                .query(String.class)
                .list());
    }

    void keep(OrderId orderId, Instant now) {
        jdbc.sql("UPDATE payment_promise SET kept_at = ? WHERE order_id = ?").params(Row.at(now), orderId.value())
                .update();
    }
}
