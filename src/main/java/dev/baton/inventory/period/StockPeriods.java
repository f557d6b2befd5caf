package dev.baton.inventory.period;

import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The months of stock that are closed, and closing them. */
@Service
@Transactional
public class StockPeriods {

    /** PostgreSQL's SQLSTATE of a lock that was waited for in vain, which Spring does not know. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final StockBalances balances;
    private final BusinessCalendar calendar;
    private final Clock clock;

    StockPeriods(JdbcClient jdbc, StockBalances balances, BusinessCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The months that are closed, latest first. */
    @Transactional(readOnly = true)
    public List<StockPeriod> closed() {
        return jdbc.sql("SELECT month, closed_by, closed_at FROM stock_period ORDER BY ends_at DESC")
                .query(Row.as(row -> new StockPeriod(
                        YearMonth.parse(row.text("month")), row.text("closed_by"), row.instant("closed_at"))))
                .list();
    }

    /**
     * Closes a month for good, and keeps its balances. Movements that are under way are waited for, but not for long, since those that come
     * meanwhile wait too.
     *
     * @throws ConflictException (409) if the month has not ended, is closed, or is not the next one; or if a movement takes long
     */
    public StockPeriod close(YearMonth month, String by) {
        Instant now = clock.instant();
        if (calendar.startOf(month.plusMonths(1).atDay(1)).isAfter(now)) {
            throw new ConflictException("The month " + month + " has not ended yet.");
        }
        awaitMovements();
        requireNext(month);
        StockBalances.Span span = span(month);
        jdbc.sql("INSERT INTO stock_period (month, starts_at, ends_at, closed_by, closed_at) VALUES (?, ?, ?, ?, ?)")
                .params(month.toString(), Row.at(span.from()), Row.at(span.to()), by, Row.at(now))
                .update();
        balances.keep(month.toString(), span);
        return new StockPeriod(month, by, now);
    }

    /** Whoever has read the clock before the month's end has moved then, or will be refused. */
    private void awaitMovements() {
        jdbc.sql("SET LOCAL lock_timeout = '500ms'").update();
        try {
            jdbc.sql("LOCK TABLE stock_period IN SHARE ROW EXCLUSIVE MODE").update();
            jdbc.sql("LOCK TABLE stock_movement IN SHARE MODE").update();
        } catch (UncategorizedSQLException refused) {
            SQLException cause = refused.getSQLException();
            if (cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new ConflictException("Movements are under way that take long: try again in a moment.");
            }
            throw refused;
        }
    }

    private void requireNext(YearMonth month) {
        Optional<YearMonth> last = closed().stream().map(StockPeriod::month).findFirst();
        if (last.isPresent() && !month.isAfter(last.get())) {
            throw new ConflictException("The month " + month + " is closed already.");
        }
        Optional<YearMonth> next = last.map(closed -> closed.plusMonths(1)).or(this::first);
        if (next.isPresent() && !next.get().equals(month)) {
            throw new ConflictException("Months are closed in their order: the next one is " + next.get() + ".");
        }
    }

    /** The month of the first movement; empty if nothing ever moved. */
    private Optional<YearMonth> first() {
        return jdbc.sql("SELECT at FROM stock_movement ORDER BY at LIMIT 1")
                .query(Row.as(row -> YearMonth.from(row.instant("at").atZone(calendar.zone()))))
                .optional();
    }

    /** From when to when a month is reckoned, on top of the last month before it that is closed. */
    StockBalances.Span span(YearMonth month) {
        Instant from = calendar.startOf(month.atDay(1));
        Instant to = calendar.startOf(month.plusMonths(1).atDay(1));
        Optional<StockBalances.Span> carried = jdbc
                .sql("SELECT month, ends_at FROM stock_period WHERE ends_at <= ? ORDER BY ends_at DESC LIMIT 1")
                .param(Row.at(from))
                .query(Row.as(row -> new StockBalances.Span(row.text("month"), row.instant("ends_at"), from, to)))
                .optional();
        return carried.isPresent() ? carried.get() : new StockBalances.Span(null, Instant.EPOCH, from, to);
    }

    boolean isClosed(YearMonth month) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM stock_period WHERE month = ?)")
                .param(month.toString())
                .query(Boolean.class)
                .single();
    }
}
