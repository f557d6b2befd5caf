package dev.baton.payment.reconciliation.expectation;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.payment.reconciliation.Entry;
import dev.baton.payment.reconciliation.EntryBooking;
import dev.baton.payment.reconciliation.Expectations;
import dev.baton.payment.reconciliation.Expected;
import dev.baton.payment.reconciliation.Nearness;
import dev.baton.payment.reconciliation.Remainder;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Money that was booked before the bank told of it, since somebody entered a proof: the bank only confirms that it came. Only what it has
 * more or less than the proof is booked.
 */
abstract class BookedExpectations implements Expectations {

    private final String kind;
    private final int precedence;
    private final String noun;
    private final String select;
    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    /**
     * @param noun what such a proof is called
     * @param proofs a query with the columns {@code id, account_id, amount, currency, institution, reference, since}, whose account gets what
     *     is more
     */
    BookedExpectations(
            String kind,
            int precedence,
            String noun,
            String proofs,
            JdbcClient jdbc,
            BusinessCalendar calendar) {
        this.kind = kind;
        this.precedence = precedence;
        this.noun = noun;
        this.select =
                """
                        SELECT * FROM (
                            SELECT proof.*, proof.amount - coalesce(m.settled, 0) AS open, m.entries
                            FROM (%s) proof
                            LEFT JOIN LATERAL (SELECT sum(settled)::bigint AS settled, count(*) AS entries FROM payment_bank_match
                                WHERE kind = '%s' AND subject = proof.id::text) m ON true) v
                        """
                        .formatted(proofs, kind);
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int precedence() {
        return precedence;
    }

    @Override
    public List<Expected> named(Entry entry) {
        return jdbc.sql(select + "WHERE upper(v.reference) = ANY (:words) AND v.currency = :currency ORDER BY v.id")
                .param("words", entry.words().toArray(String[]::new))
                .param("currency", entry.amount().currency())
                .query(Row.as(this::expected))
                .list();
    }

    /** Those of which something is not confirmed yet. */
    List<Expected> unconfirmed(String which, Map<String, Object> parameters) {
        return jdbc.sql(select + "WHERE v.open > 0 AND " + which + " ORDER BY v.id")
                .params(parameters)
                .query(Row.as(this::expected))
                .list();
    }

    @Override
    public List<Expected> near(Entry entry, Nearness nearness) {
        return jdbc.sql(select + """
                WHERE v.currency = :currency AND v.open > 0 AND v.open BETWEEN :least AND :most AND v.entries = 0
                    AND v.since >= :from AND v.since < :to
                ORDER BY abs(v.open - :amount), v.id LIMIT :rows""")
                .params(nearness.parameters())
                .query(Row.as(this::expected))
                .list();
    }

    @Override
    public Optional<Expected> find(String subject, Entry entry) {
        return jdbc.sql(select + "WHERE v.id = ?").param(UUID.fromString(subject)).query(Row.as(this::expected))
                .optional();
    }

    @Override
    public Settled settle(Entry entry, Expected expected, Money part, Remainder remainder, EntryBooking booking) {
        Money open = expected.open();
        String memo = noun.toLowerCase(Locale.ROOT) + " " + expected.reference();
        if (part.compareTo(open) >= 0) {
            booking.receive(account(expected), part.minus(open), "more than " + memo);
            return new Settled(open, open);
        }
        return switch (remainder) {
            case CHARGES -> {
                booking.pay(booking.ours(AccountKind.BANK_CHARGES), open.minus(part), memo);
                yield new Settled(open, open);
            }
            case EXPECTED -> new Settled(part, part);
        };
    }

    private AccountId account(Expected expected) {
        return new AccountId(jdbc.sql(select + "WHERE v.id = ?")
                .param(UUID.fromString(expected.subject()))
                .query(Row.as(row -> row.text("account_id")))
                .single());
    }

    private Expected expected(Row row) {
        String currency = row.text("currency");
        return new Expected(kind, row.uuid("id").toString(), row.text("reference"), row.money("open", currency),
                calendar.today(row.instant("since")),
                noun + " " + row.text("reference") + " of " + row.text("institution") + " on "
                        + row.text("account_id"));
    }
}
