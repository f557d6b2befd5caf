package dev.baton.payment.reconciliation.expectation;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.reconciliation.Entry;
import dev.baton.payment.reconciliation.EntryBooking;
import dev.baton.payment.reconciliation.EntryReceipts;
import dev.baton.payment.reconciliation.Expectations;
import dev.baton.payment.reconciliation.Expected;
import dev.baton.payment.reconciliation.Nearness;
import dev.baton.payment.reconciliation.Remainder;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders: money for one that waits for it is put on its customer's account, and held for it at once. */
@Component
class OrderExpectations implements Expectations {

    private static final String KIND = "ORDER";

    /** Expected is all that the order needs, or just what the account is short of, whichever is nearer to what came. */
    private static final String SELECT =
            """
                    SELECT o.id, o.number, o.customer_id, o.currency, coalesce(w.queued_at, o.created_at) AS since,
                        CASE WHEN w.order_id IS NULL THEN 0
                            WHEN abs(w.amount - :amount) <= abs(w.amount - greatest(a.posted - a.pending, 0) - :amount) THEN w.amount
                            ELSE w.amount - greatest(a.posted - a.pending, 0) END AS open
                    FROM orders o
                    LEFT JOIN payment_waiter w ON w.order_id = o.id
                    LEFT JOIN ledger_account a ON a.id = w.account_id
                    """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final EntryReceipts receipts;
    private final BusinessCalendar calendar;

    OrderExpectations(JdbcClient jdbc, Ledger ledger, EntryReceipts receipts, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.receipts = receipts;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int precedence() {
        return 5;
    }

    @Override
    public List<Expected> named(Entry entry) {
        return jdbc.sql(SELECT + "WHERE o.number = ANY (:words) AND o.currency = :currency ORDER BY o.number")
                .param("amount", entry.amount().minor())
                .param("words", entry.words().toArray(String[]::new))
                .param("currency", entry.amount().currency())
                .query(Row.as(this::expected))
                .list();
    }

    @Override
    public List<Expected> near(Entry entry, Nearness nearness) {
        return jdbc.sql("SELECT * FROM (" + SELECT + """
                WHERE w.order_id IS NOT NULL AND o.currency = :currency AND w.queued_at >= :from AND w.queued_at < :to
                ) waiting WHERE open BETWEEN :least AND :most ORDER BY abs(open - :amount), id LIMIT :rows""")
                .params(nearness.parameters())
                .query(Row.as(this::expected))
                .list();
    }

    @Override
    public Optional<Expected> find(String subject, Entry entry) {
        return jdbc.sql(SELECT + "WHERE o.id = :id")
                .param("amount", entry.amount().minor())
                .param("id", UUID.fromString(subject))
                .query(Row.as(this::expected))
                .optional();
    }

    @Override
    public Settled settle(Entry entry, Expected expected, Money part, Remainder remainder, EntryBooking booking) {
        Buyer buyer = jdbc.sql("SELECT customer_id, payment_method FROM orders WHERE id = ?")
                .param(UUID.fromString(expected.subject()))
                .query(Row.as(row -> new Buyer(new CustomerId(row.text("customer_id")),
                        row.constant("payment_method", PaymentMethod.class))))
                .single();
        if (buyer.method() == PaymentMethod.CREDIT) {
            // what makes room for it is that less is owed
            receipts.enter(entry, expected.reference(), buyer.customer(), part, List.of());
            return new Settled(part, part);
        }
        AccountId prepaid = ledger.openAccount(buyer.customer().value(), AccountKind.PREPAID, part.currency());
        booking.receive(prepaid, part, "order " + expected.reference());
        return new Settled(part, Money.zero(part.currency()));
    }

    private record Buyer(CustomerId customer, PaymentMethod method) {}

    private Expected expected(Row row) {
        return new Expected(KIND, row.uuid("id").toString(), row.text("number"),
                row.money("open", row.text("currency")), calendar.today(row.instant("since")),
                "Order " + row.text("number") + " of " + row.text("customer_id"));
    }
}
