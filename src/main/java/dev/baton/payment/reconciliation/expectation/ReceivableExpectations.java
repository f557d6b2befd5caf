package dev.baton.payment.reconciliation.expectation;

import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.receipt.Allotment;
import dev.baton.payment.reconciliation.Entry;
import dev.baton.payment.reconciliation.EntryBooking;
import dev.baton.payment.reconciliation.EntryReceipts;
import dev.baton.payment.reconciliation.Expectations;
import dev.baton.payment.reconciliation.Expected;
import dev.baton.payment.reconciliation.Nearness;
import dev.baton.payment.reconciliation.Remainder;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers owe, by the number of the invoice or the order: also what was written off, which is recovered. */
@Component
class ReceivableExpectations implements Expectations {

    static final String KIND = "RECEIVABLE";

    private static final String SELECT =
            """
                    SELECT * FROM (
                        SELECT r.id, r.customer_id, r.invoice, r.currency, r.amount - r.paid - r.credited - r.recovered - r.redeemed AS open, r.due_on, o.number,
                            CASE WHEN o.number = ANY (:words) AND r.invoice <> ALL (:words) THEN o.number ELSE r.invoice END AS reference
                        FROM payment_receivable r JOIN orders o ON o.id = r.order_id) item
                    """;

    private final JdbcClient jdbc;
    private final EntryReceipts receipts;

    ReceivableExpectations(JdbcClient jdbc, EntryReceipts receipts) {
        this.jdbc = jdbc;
        this.receipts = receipts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int precedence() {
        return 4;
    }

    @Override
    public List<Expected> named(Entry entry) {
        return select(entry, """
                WHERE id IN (SELECT id FROM payment_receivable WHERE invoice = ANY (:words)
                    UNION SELECT named.id FROM orders o JOIN payment_receivable named ON named.order_id = o.id
                    WHERE o.number = ANY (:words)) AND currency = :currency ORDER BY id""")
                .param("currency", entry.amount().currency())
                .query(Row.as(ReceivableExpectations::expected))
                .list();
    }

    @Override
    public List<Expected> near(Entry entry, Nearness nearness) {
        return select(entry, """
                WHERE currency = :currency AND open > 0 AND open BETWEEN :least AND :most
                    AND due_on BETWEEN :first AND :last
                ORDER BY abs(open - :amount), id LIMIT :rows""")
                .params(nearness.parameters())
                .query(Row.as(ReceivableExpectations::expected))
                .list();
    }

    @Override
    public Optional<Expected> find(String subject, Entry entry) {
        return select(entry, "WHERE id = :id").param("id", UUID.fromString(subject))
                .query(Row.as(ReceivableExpectations::expected))
                .optional();
    }

    @Override
    public Settled settle(Entry entry, Expected expected, Money part, Remainder remainder, EntryBooking booking) {
        Item item = jdbc.sql("SELECT customer_id, invoice FROM payment_receivable WHERE id = ?")
                .param(UUID.fromString(expected.subject()))
                .query(Row.as(row -> new Item(new CustomerId(row.text("customer_id")), row.text("invoice"))))
                .single();
        receipts.enter(entry, item.invoice(), item.customer(), part, List.of(new Allotment(item.invoice(), null)));
        return new Settled(part.min(expected.open()), part);
    }

    private record Item(CustomerId customer, String invoice) {}

    private JdbcClient.StatementSpec select(Entry entry, String which) {
        return jdbc.sql(SELECT + which).param("words", entry.words().toArray(String[]::new));
    }

    private static Expected expected(Row row) {
        return new Expected(KIND, row.uuid("id").toString(), row.text("reference"),
                row.money("open", row.text("currency")), row.date("due_on"),
                "Invoice " + row.text("invoice") + " of " + row.text("customer_id"));
    }
}
