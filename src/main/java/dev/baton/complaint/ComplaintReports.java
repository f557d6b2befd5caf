package dev.baton.complaint;

import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Period;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sums up how complaints are dealt with. */
@Repository
public class ComplaintReports {

    private static final String LINES = """
            SELECT category, count(*) AS opened, count(first_answered_at) AS answered,
                count(*) FILTER (WHERE first_answered_at <= first_due_at) AS in_time, count(solved_at) AS solved,
                count(closed_at) AS closed, sum(reopened)::bigint AS reopened,
                round(percentile_cont(0.5) WITHIN GROUP (ORDER BY first_answer_seconds))::bigint AS answer_median,
                round(percentile_cont(0.9) WITHIN GROUP (ORDER BY first_answer_seconds))::bigint AS answer_90,
                round(percentile_cont(0.5) WITHIN GROUP (ORDER BY solution_seconds))::bigint AS solution_median,
                round(percentile_cont(0.9) WITHIN GROUP (ORDER BY solution_seconds))::bigint AS solution_90
            FROM complaint
            WHERE opened_at >= :from AND (:to::timestamptz IS NULL OR opened_at < :to)
            GROUP BY category ORDER BY category""";

    private final JdbcClient jdbc;

    ComplaintReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line for each category of which any was opened in the period: all of them on one page. */
    @Transactional(readOnly = true)
    public Page<ComplaintsLine> report(Period period) {
        return new Page<>(jdbc.sql(LINES)
                .param("from", Row.at(period.from() == null ? Instant.EPOCH : period.from()))
                .param("to", Row.atOrNull(period.to()))
                .query(Row.as(ComplaintReports::line))
                .list(), null);
    }

    private static ComplaintsLine line(Row row) {
        return new ComplaintsLine(
                row.constant("category", ComplaintCategory.class),
                row.number("opened"),
                row.number("answered"),
                row.number("in_time"),
                row.number("solved"),
                row.number("closed"),
                row.number("reopened"),
                new ComplaintsLine.Spread(seconds(row, "answer_median"), seconds(row, "answer_90")),
                new ComplaintsLine.Spread(seconds(row, "solution_median"), seconds(row, "solution_90")));
    }

    private static @Nullable Duration seconds(Row row, String column) {
        Long seconds = row.numberOrNull(column);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
