package dev.baton.payment;

import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who wait for money. Whoever changes a queue has locked its account before. */
@Repository
class Waiters {

    private static final String SELECT = """
            SELECT order_id, revision, account_id, amount, part, currency, deadline
            FROM payment_waiter JOIN ledger_account account ON account.id = account_id
            """;

    private final JdbcClient jdbc;

    Waiters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anyFor(AccountId account) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM payment_waiter WHERE account_id = ?)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Waiter> first(AccountId account) {
        return jdbc.sql(SELECT + "WHERE account_id = ? ORDER BY position LIMIT 1")
                .param(account.value())
                .query(Row.as(Waiters::waiter))
                .optional();
    }

    Optional<Waiter> find(OrderId orderId) {
        return jdbc.sql(SELECT + "WHERE order_id = ?")
                .param(orderId.value())
                .query(Row.as(Waiters::waiter))
                .optional();
    }

    void add(Waiter waiter, Instant now) {
        OrderHold wanted = waiter.wanted();
        jdbc.sql("""
                INSERT INTO payment_waiter (order_id, account_id, amount, revision, part, queued_at, deadline)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(wanted.orderId().value(), wanted.account().value(), wanted.amount().minor(), wanted.revision(),
                        wanted.part().name(), Row.at(now), Row.at(waiter.deadline()))
                .update();
    }

    boolean remove(OrderId orderId) {
        return jdbc.sql("DELETE FROM payment_waiter WHERE order_id = ?").param(orderId.value()).update() == 1;
    }

    private static Waiter waiter(Row row) {
        OrderHold wanted = new OrderHold(row.orderId("order_id"), row.count("revision"),
                new AccountId(row.text("account_id")), row.money("amount", row.text("currency")),
                row.constant("part", OrderHold.Part.class));
        return new Waiter(wanted, row.instant("deadline"));
    }
}
