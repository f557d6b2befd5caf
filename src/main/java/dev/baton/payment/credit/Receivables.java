package dev.baton.payment.credit;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Open items to be read. */
@Repository
@Transactional(readOnly = true)
public class Receivables {

    private static final String SELECT = """
            SELECT r.*, o.number AS order_number FROM payment_receivable r JOIN orders o ON o.id = r.order_id
            """;

    private static final String AGEING =
            """
                    SELECT customer_id, currency,
                        coalesce(sum(open) FILTER (WHERE days <= 0), 0)::bigint AS due,
                        coalesce(sum(open) FILTER (WHERE days BETWEEN 1 AND 30), 0)::bigint AS days30,
                        coalesce(sum(open) FILTER (WHERE days BETWEEN 31 AND 60), 0)::bigint AS days60,
                        coalesce(sum(open) FILTER (WHERE days BETWEEN 61 AND 90), 0)::bigint AS days90,
                        coalesce(sum(open) FILTER (WHERE days > 90), 0)::bigint AS older,
                        sum(open)::bigint AS total
                    FROM (SELECT customer_id, currency, amount - paid - written_off - credited AS open, :today::date - due_on AS days
                          FROM payment_receivable WHERE paid + written_off + credited < amount) item
                    WHERE (customer_id, currency) > (:customer, :currency) AND (:only::text IS NULL OR customer_id = :only)
                    GROUP BY customer_id, currency ORDER BY customer_id, currency LIMIT :limit""";

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Receivables(
            JdbcClient jdbc,
            BusinessCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record After(LocalDate dueOn, UUID id) {

        /** Before every item. */
        static final After NOTHING = new After(LocalDate.of(1, 1, 1), new UUID(0, 0));
    }

    private record Line(String customer, String currency) {}

    /**
     * A page of open items, the oldest due first, also those that are closed.
     *
     * @param customer whose; null for all
     * @param state only those that stand like this now; null for all
     */
    public Page<ReceivableView> list(
            @Nullable String customer,
            @Nullable ReceivableState state,
            Limit limit,
            @Nullable String cursor) {
        After after = Cursor
                .read(cursor, 2, at -> new After(LocalDate.parse(at.getFirst()), UUID.fromString(at.getLast())))
                .orElse(After.NOTHING);
        Instant now = clock.instant();
        List<ReceivableView> found = jdbc.sql(SELECT + """
                WHERE (r.due_on, r.id) > (:due::date, :id) AND (:customer::text IS NULL OR r.customer_id = :customer)
                  AND (:state::text IS NULL OR :state = CASE
                      WHEN r.paid + r.written_off + r.credited < r.amount AND r.overdue_from > :now THEN 'OPEN'
                      WHEN r.paid + r.written_off + r.credited < r.amount THEN 'OVERDUE'
                      WHEN r.written_off > 0 THEN 'WRITTEN_OFF'
                      ELSE 'PAID' END)
                ORDER BY r.due_on, r.id LIMIT :limit""")
                .param("due", after.dueOn())
                .param("id", after.id())
                .param("customer", customer)
                .param("state", state == null ? null : state.name())
                .param("now", Row.at(now))
                .param("limit", limit.andOneMore())
                .query(Row.as(row -> view(row, now)))
                .list();
        return Page.of(found, limit, item -> List.of(item.dueOn().toString(), item.id().toString()));
    }

    /** @throws NotFoundException if there is no such open item */
    public ReceivableView get(UUID id) {
        return jdbc.sql(SELECT + "WHERE r.id = ?")
                .param(id)
                .query(Row.as(row -> view(row, clock.instant())))
                .optional()
                .orElseThrow(() -> new NotFoundException("receivable " + id));
    }

    /**
     * How old is what customers owe.
     *
     * @param customer the only one asked about; null for all who owe
     */
    public Page<AgeingLine> ageing(@Nullable String customer, Limit limit, @Nullable String cursor) {
        Line after = Cursor.read(cursor, 2, at -> new Line(at.getFirst(), at.getLast())).orElse(new Line("", ""));
        List<AgeingLine> lines = jdbc.sql(AGEING)
                .param("today", calendar.today(clock.instant()))
                .param("customer", after.customer())
                .param("currency", after.currency())
                .param("only", customer)
                .param("limit", limit.andOneMore())
                .query(Row.as(Receivables::line))
                .list();
        return Page.of(lines, limit, line -> List.of(line.customerId(), line.currency()));
    }

    private static AgeingLine line(Row row) {
        String currency = row.text("currency");
        return new AgeingLine(
                row.text("customer_id"),
                currency,
                row.money("due", currency),
                row.money("days30", currency),
                row.money("days60", currency),
                row.money("days90", currency),
                row.money("older", currency),
                row.money("total", currency));
    }

    private static ReceivableView view(Row row, Instant now) {
        Receivable item = StoredReceivables.receivable(row);
        return new ReceivableView(item.id(), item.customerId().value(), item.account().value(), item.orderId(),
                row.text("order_number"), item.invoice(), item.amount().currency(), item.amount(), item.paid(),
                item.writtenOff(), item.credited(), item.recovered(), item.redeemed(), item.open(), item.state(now),
                item.dueOn(), item.overdueFrom(), item.creditStopped(), item.settledAt());
    }
}
