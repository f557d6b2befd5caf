package dev.baton.ledger.books;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The books as a whole: journal, general ledger, trial balance, and the months that are closed. */
@Service
@Transactional(readOnly = true)
public class Books {

    /** PostgreSQL's SQLSTATE of a lock that was waited for in vain, which Spring does not know. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Books(JdbcClient jdbc, BusinessCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A page of what was booked in a period, oldest first. Holds are no bookings. */
    public Page<JournalEntry> journal(Period period, Limit limit, @Nullable String cursor) {
        Position after = Position.read(cursor, period.from());
        List<JournalEntry> found = jdbc.sql("""
                SELECT * FROM ledger_transfer
                WHERE type IN ('POST', 'POSTED') AND (at, id) > (:at, :id) AND (:to::timestamptz IS NULL OR at < :to)
                ORDER BY at, id LIMIT :limit""")
                .param("at", Row.at(after.at()))
                .param("id", after.id())
                .param("to", Row.atOrNull(period.to()))
                .param("limit", limit.andOneMore())
                .query(Row.as(Books::entry))
                .list();
        return Page.of(found, limit, entry -> List.of(entry.at().toString(), Long.toString(entry.id())));
    }

    /** What all accounts had before a period, what moved in it, and what they have at its end. */
    public TrialBalance trialBalance(Period period) {
        List<TrialBalance.Line> lines = jdbc.sql("""
                SELECT kind, account.currency,
                       coalesce(sum(credit - debit) FILTER (WHERE at < :from), 0)::bigint AS opening,
                       coalesce(sum(debit) FILTER (WHERE at >= :from), 0)::bigint AS debits,
                       coalesce(sum(credit) FILTER (WHERE at >= :from), 0)::bigint AS credits,
                       sum(credit - debit)::bigint AS closing
                  FROM (SELECT debit AS id, at, amount AS debit, 0 AS credit FROM ledger_transfer
                         WHERE type IN ('POST', 'POSTED') AND (:to::timestamptz IS NULL OR at < :to)
                         UNION ALL
                        SELECT credit, at, 0, amount FROM ledger_transfer
                         WHERE type IN ('POST', 'POSTED') AND (:to::timestamptz IS NULL OR at < :to)) AS booking
                  JOIN ledger_account account USING (id)
                 GROUP BY kind, account.currency ORDER BY account.currency, kind""")
                .param("from", Row.at(period.from() == null ? Instant.EPOCH : period.from()))
                .param("to", Row.atOrNull(period.to()))
                .query(Row.as(Books::line))
                .list();
        List<TrialBalance.Total> totals = lines.stream()
                .collect(groupingBy(TrialBalance.Line::currency, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(currency -> TrialBalance.Total.of(currency.getKey(), currency.getValue()))
                .toList();
        return new TrialBalance(lines, totals);
    }

    /** The general ledger: what moved on each kind of account by month of the business time zone, with running balances. */
    public List<GeneralLedgerLine> generalLedger(Period period) {
        return jdbc
                .sql("""
                        SELECT * FROM (
                            SELECT month, kind, account.currency, sum(debit)::bigint AS debits, sum(credit)::bigint AS credits,
                                   sum(sum(credit - debit)) OVER (PARTITION BY kind, account.currency ORDER BY month)::bigint AS closing
                              FROM (SELECT to_char(transfer.at AT TIME ZONE :zone, 'YYYY-MM') AS month, side.*
                                      FROM ledger_transfer transfer, LATERAL (VALUES
                                          (transfer.debit, amount, 0::bigint), (transfer.credit, 0, amount)) AS side (id, debit, credit)
                                     WHERE type IN ('POST', 'POSTED')) AS booking
                              JOIN ledger_account account ON account.id = booking.id
                             GROUP BY month, kind, account.currency) AS monthly
                        WHERE (:from::text IS NULL OR month >= :from) AND (:to::text IS NULL OR month <= :to)
                        ORDER BY month, currency, kind""")
                .param("zone", calendar.zone().getId())
                .param("from", month(period.from()))
                .param("to", period.to() == null ? null : month(period.to().minusNanos(1)))
                .query(Row.as(Books::monthly))
                .list();
    }

    private @Nullable String month(@Nullable Instant at) {
        return at == null ? null : YearMonth.from(at.atZone(calendar.zone())).toString();
    }

    /** The months that were closed, latest first. */
    public List<ClosedPeriod> closedPeriods() {
        return jdbc.sql("SELECT month, closed_by, closed_at FROM ledger_period ORDER BY ends_at DESC")
                .query(Row.as(row -> new ClosedPeriod(
                        YearMonth.parse(row.text("month")), row.text("closed_by"), row.instant("closed_at"))))
                .list();
    }

    /**
     * Closes a month of the business time zone, and all before it, for good. Transfers that are under way are waited for, but not for long,
     * since those that come meanwhile wait too.
     *
     * @throws ConflictException (409) if the month has not ended, or is closed, or a transfer that is under way takes long
     */
    @Transactional
    public ClosedPeriod close(YearMonth month, String by) {
        Instant now = clock.instant();
        Instant end = calendar.startOf(month.plusMonths(1).atDay(1));
        if (end.isAfter(now)) {
            throw new ConflictException("The month " + month + " has not ended yet.");
        }
        awaitTransfers();
        boolean closed = jdbc.sql("""
                INSERT INTO ledger_period (month, ends_at, closed_by, closed_at)
                SELECT :month, :end, :by, :now WHERE NOT EXISTS (SELECT FROM ledger_period WHERE ends_at >= :end)""")
                .param("month", month.toString())
                .param("end", Row.at(end))
                .param("by", by)
                .param("now", Row.at(now))
                .update() == 1;
        if (!closed) {
            throw new ConflictException("The month " + month + " is closed already.");
        }
        return new ClosedPeriod(month, by, now);
    }

    /** Whoever has read the clock before the month's end has booked then, or will be refused. */
    private void awaitTransfers() {
        jdbc.sql("SET LOCAL lock_timeout = '500ms'").update();
        try {
            jdbc.sql("LOCK TABLE ledger_transfer IN SHARE MODE").update();
        } catch (UncategorizedSQLException refused) {
            SQLException cause = refused.getSQLException();
            if (cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new ConflictException("Transfers are under way that take long: try again in a moment.");
            }
            throw refused;
        }
    }

    private static JournalEntry entry(Row row) {
        String currency = row.text("currency");
        return new JournalEntry(
                row.number("id"),
                row.instant("at"),
                row.text("key"),
                new AccountId(row.text("debit")),
                new AccountId(row.text("credit")),
                row.money("amount", currency),
                currency,
                row.text("memo"),
                row.text("reference"));
    }

    private static GeneralLedgerLine monthly(Row row) {
        String currency = row.text("currency");
        return new GeneralLedgerLine(
                YearMonth.parse(row.text("month")),
                row.constant("kind", AccountKind.class),
                currency,
                row.money("debits", currency),
                row.money("credits", currency),
                row.money("closing", currency));
    }

    private static TrialBalance.Line line(Row row) {
        String currency = row.text("currency");
        return new TrialBalance.Line(
                row.constant("kind", AccountKind.class),
                currency,
                row.money("opening", currency),
                row.money("debits", currency),
                row.money("credits", currency),
                row.money("closing", currency));
    }
}
