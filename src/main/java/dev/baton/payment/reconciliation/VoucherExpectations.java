package dev.baton.payment.reconciliation;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Top-ups by voucher, whose money was put on the customer's account when the voucher was approved: the bank only confirms that it came.
 */
@Component
class VoucherExpectations implements Expectations {

    static final String KIND = "VOUCHER";

    /** Only those that are booked: one that waits for its review is none yet. */
    private static final String SELECT = """
            SELECT v.* FROM (
                SELECT t.id, t.account_id, t.amount - coalesce(m.settled, 0) AS open, t.currency, t.institution,
                    t.reference, t.entered_at
                FROM payment_top_up t
                JOIN ledger_transfer booked ON booked.key = 'top-up:' || t.id
                LEFT JOIN LATERAL (SELECT sum(settled)::bigint AS settled FROM payment_bank_match
                    WHERE kind = 'VOUCHER' AND subject = t.id::text) m ON true) v
            """;

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    VoucherExpectations(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int precedence() {
        return 1;
    }

    @Override
    public List<Expected> named(Entry entry) {
        return entry.isIncoming()
                ? jdbc.sql(SELECT + "WHERE upper(v.reference) = ANY (:words) AND v.currency = :currency ORDER BY v.id")
                        .param("words", entry.words().toArray(String[]::new))
                        .param("currency", entry.amount().currency())
                        .query(Row.as(this::expected))
                        .list()
                : List.of();
    }

    @Override
    public List<Expected> near(Entry entry, Money by, int days, int most) {
        LocalDate day = entry.booked().bookingDate();
        return entry.isIncoming()
                ? jdbc.sql(SELECT + """
                        WHERE v.currency = :currency AND v.open > 0 AND v.open BETWEEN :least AND :most
                            AND v.entered_at >= :from AND v.entered_at < :to
                            AND NOT EXISTS (SELECT FROM payment_bank_match WHERE kind = 'VOUCHER' AND subject = v.id::text)
                        ORDER BY abs(v.open - :amount), v.id LIMIT :rows""")
                        .param("currency", entry.amount().currency())
                        .param("amount", entry.amount().minor())
                        .param("least", entry.amount().minus(by).minor())
                        .param("most", entry.amount().plus(by).minor())
                        .param("from", Row.at(calendar.startOf(day.minusDays(days))))
                        .param("to", Row.at(calendar.startOf(day.plusDays(days + 1L))))
                        .param("rows", most)
                        .query(Row.as(this::expected))
                        .list()
                : List.of();
    }

    @Override
    public Optional<Expected> find(String subject, Entry entry) {
        return jdbc.sql(SELECT + "WHERE v.id = ?").param(UUID.fromString(subject)).query(Row.as(this::expected))
                .optional();
    }

    @Override
    public Settled settle(Entry entry, Expected expected, Money part, Remainder remainder, EntryBooking booking) {
        Money open = expected.open();
        String memo = "voucher " + expected.reference();
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
        return new AccountId(jdbc.sql("SELECT account_id FROM payment_top_up WHERE id = ?")
                .param(UUID.fromString(expected.subject()))
                .query(String.class)
                .single());
    }

    private Expected expected(Row row) {
        String currency = row.text("currency");
        return new Expected(KIND, row.uuid("id").toString(), row.text("reference"), row.money("open", currency),
                calendar.today(row.instant("entered_at")),
                "Voucher " + row.text("reference") + " of " + row.text("institution") + " on " + row.text("account_id"));
    }
}
