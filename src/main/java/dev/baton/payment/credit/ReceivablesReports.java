package dev.baton.payment.credit;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sums up what was invoiced on credit and what of it was received. */
@Repository
@Transactional(readOnly = true)
public class ReceivablesReports {

    private static final String MOVED =
            """
                    SELECT customer_id, currency, settled_at AS at, amount AS invoiced, 0 AS paid, 0 AS written_off, 0 AS credited, 0 AS recovered, 0 AS kept
                    FROM payment_receivable
                    UNION ALL
                    SELECT r.customer_id, r.currency, r.entered_at, 0,
                        coalesce(sum(p.amount) FILTER (WHERE p.purpose = 'PAYMENT'), 0), 0, 0,
                        coalesce(sum(p.amount) FILTER (WHERE p.purpose = 'RECOVERY'), 0), r.amount - coalesce(sum(p.amount), 0)
                    FROM payment_receipt r LEFT JOIN payment_receipt_part p ON p.receipt_id = r.id GROUP BY r.id
                    UNION ALL
                    SELECT i.customer_id, i.currency, w.ended_at, 0, 0, w.posted, 0, 0, 0
                    FROM payment_write_off w JOIN payment_receivable i ON i.id = w.receivable_id WHERE w.state = 'POSTED'
                    UNION ALL
                    SELECT i.customer_id, i.currency, c.credited_at, 0, 0, 0, c.amount, 0, 0
                    FROM payment_receivable_credit c JOIN payment_receivable i ON i.id = c.receivable_id
                    """;

    private static final String LINES = """
            SELECT customer_id, currency,
                coalesce(sum(invoiced - paid - written_off - credited) FILTER (WHERE at < :from), 0)::bigint AS opening,
                coalesce(sum(invoiced) FILTER (WHERE at >= :from), 0)::bigint AS invoiced,
                coalesce(sum(paid) FILTER (WHERE at >= :from), 0)::bigint AS paid,
                coalesce(sum(written_off) FILTER (WHERE at >= :from), 0)::bigint AS written_off,
                coalesce(sum(credited) FILTER (WHERE at >= :from), 0)::bigint AS credited,
                sum(invoiced - paid - written_off - credited)::bigint AS closing,
                coalesce(sum(recovered) FILTER (WHERE at >= :from), 0)::bigint AS recovered,
                coalesce(sum(kept) FILTER (WHERE at >= :from), 0)::bigint AS kept
            FROM (%s) moved
            WHERE (:to::timestamptz IS NULL OR at < :to) AND (:only::text IS NULL OR customer_id = :only)
                AND (customer_id, currency) > (:customer, :after)
            GROUP BY customer_id, currency ORDER BY customer_id, currency LIMIT :limit""".formatted(MOVED);

    private final JdbcClient jdbc;

    ReceivablesReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Position(String customer, String currency) {}

    /**
     * A line for each customer and currency in which anything moved up to the end of the period.
     *
     * @param customer the only one asked about; null for all
     */
    public Page<ReceivablesLine> report(
            @Nullable String customer,
            Period period,
            Limit limit,
            @Nullable String cursor) {
        Position after = Cursor.read(cursor, 2, at -> new Position(at.getFirst(), at.getLast()))
                .orElse(new Position("", ""));
        List<ReceivablesLine> lines = jdbc.sql(LINES)
                .param("from", Row.at(period.from() == null ? Instant.EPOCH : period.from()))
                .param("to", Row.atOrNull(period.to()))
                .param("only", customer)
                .param("customer", after.customer())
                .param("after", after.currency())
                .param("limit", limit.andOneMore())
                .query(Row.as(ReceivablesReports::line))
                .list();
        return Page.of(lines, limit, line -> List.of(line.customerId(), line.currency()));
    }

    private static ReceivablesLine line(Row row) {
        String currency = row.text("currency");
        return new ReceivablesLine(
                row.text("customer_id"),
                currency,
                row.money("opening", currency),
                row.money("invoiced", currency),
                row.money("paid", currency),
                row.money("written_off", currency),
                row.money("credited", currency),
                row.money("closing", currency),
                row.money("recovered", currency),
                row.money("kept", currency));
    }
}
