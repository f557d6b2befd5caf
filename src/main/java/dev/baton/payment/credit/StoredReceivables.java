package dev.baton.payment.credit;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open items. Whoever changes one has locked its account before. */
@Repository
class StoredReceivables {

    private static final String SELECT =
            """
                    SELECT id, customer_id, account_id, order_id, invoice, currency, amount, paid, written_off, credited, recovered, redeemed, due_on,
                        overdue_from, credit_stopped, settled_at
                    FROM payment_receivable
                    """;

    private final JdbcClient jdbc;

    StoredReceivables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Receivable item) {
        jdbc.sql(
                """
                        INSERT INTO payment_receivable (id, customer_id, account_id, order_id, invoice, currency, amount, due_on,
                            overdue_from, settled_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(item.id(), item.customerId().value(), item.account().value(), item.orderId().value(),
                        item.invoice(), item.amount().currency(), item.amount().minor(), item.dueOn(),
                        Row.at(item.overdueFrom()), Row.at(item.settledAt()))
                .update();
    }

    Optional<Receivable> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?").param(id).query(Row.as(StoredReceivables::receivable)).optional();
    }

    /** What is owed on an account, the oldest due first. */
    List<Receivable> open(AccountId account) {
        return jdbc.sql(SELECT + "WHERE account_id = ? AND paid + written_off + credited < amount ORDER BY due_on, id")
                .param(account.value())
                .query(Row.as(StoredReceivables::receivable))
                .list();
    }

    List<Receivable> invoiced(AccountId account, Collection<String> invoices) {
        return jdbc.sql(SELECT + "WHERE account_id = ? AND invoice = ANY (?)")
                .params(account.value(), invoices.toArray(String[]::new))
                .query(Row.as(StoredReceivables::receivable))
                .list();
    }

    /** @return whether nothing is owed any more */
    boolean pay(UUID id, Money amount) {
        return change(id, "paid = paid + ?", amount);
    }

    void recover(UUID id, Money amount) {
        change(id, "recovered = recovered + ?", amount);
    }

    /** @return whether nothing is owed any more */
    boolean writeOff(UUID id, Money amount) {
        return change(id, "written_off = written_off + ?", amount);
    }

    /**
     * @param owed less is owed by that; the rest was written off
     * @param cause for which it is credited once
     * @return whether nothing is owed any more
     */
    boolean credit(UUID id, Money owed, Money redeemed, String cause, Instant now) {
        jdbc.sql("""
                INSERT INTO payment_receivable_credit (receivable_id, cause, amount, redeemed, credited_at)
                VALUES (?, ?, ?, ?, ?)""")
                .params(id, cause, owed.minor(), redeemed.minor(), Row.at(now))
                .update();
        change(id, "redeemed = redeemed + ?", redeemed);
        return change(id, "credited = credited + ?", owed);
    }

    /** What was invoiced for an order, the oldest due first. */
    List<Receivable> of(OrderId order) {
        return jdbc.sql(SELECT + "WHERE order_id = ? ORDER BY due_on, id")
                .param(order.value())
                .query(Row.as(StoredReceivables::receivable))
                .list();
    }

    void stopCredit(UUID id) {
        jdbc.sql("UPDATE payment_receivable SET credit_stopped = true WHERE id = ?").param(id).update();
    }

    void giveRespite(UUID id, Instant overdueFrom) {
        jdbc.sql("UPDATE payment_receivable SET overdue_from = ?, credit_stopped = false WHERE id = ?")
                .params(Row.at(overdueFrom), id)
                .update();
    }

    /** The item for which an account gets no new credit: the one that is overdue longest. */
    Optional<Receivable> stopping(AccountId account, Instant overdueSince) {
        return jdbc
                .sql(SELECT
                        + """
                                WHERE account_id = ? AND paid + written_off + credited < amount AND (overdue_from <= ? OR credit_stopped)
                                ORDER BY overdue_from, id LIMIT 1""")
                .params(account.value(), Row.at(overdueSince))
                .query(Row.as(StoredReceivables::receivable))
                .optional();
    }

    /** @return whether nothing is owed any more */
    private boolean change(UUID id, String change, Money amount) {
        return jdbc
                .sql("UPDATE payment_receivable SET " + change
                        + " WHERE id = ? RETURNING paid + written_off + credited = amount")
                .params(amount.minor(), id)
                .query(Boolean.class)
                .single();
    }

    static Receivable receivable(Row row) {
        String currency = row.text("currency");
        return new Receivable(
                row.uuid("id"),
                new CustomerId(row.text("customer_id")),
                new AccountId(row.text("account_id")),
                row.orderId("order_id"),
                row.text("invoice"),
                row.money("amount", currency),
                row.money("paid", currency),
                row.money("written_off", currency),
                row.money("credited", currency),
                row.money("recovered", currency),
                row.money("redeemed", currency),
                row.date("due_on"),
                row.instant("overdue_from"),
                row.flag("credit_stopped"),
                row.instant("settled_at"));
    }
}
