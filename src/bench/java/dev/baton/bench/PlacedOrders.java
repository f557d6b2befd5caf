package dev.baton.bench;

import dev.baton.platform.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says about the orders that were placed. Those placed later have later ids. */
record PlacedOrders(JdbcClient sql) {

    private static final Duration LONG_BEFORE = Duration.ofMinutes(10);

    String status(UUID id) {
        return sql.sql("SELECT status FROM orders WHERE id = ?").param(id).query(String.class).single();
    }

    String states() {
        return sql.sql("SELECT status, count(*) FROM orders GROUP BY status").query().listOfRows().toString();
    }

    /** How many of those with a later id are not completed. */
    long open(UUID later) {
        return sql.sql("SELECT count(*) FROM orders WHERE id > ? AND status <> 'COMPLETED'").param(later)
                .query(Long.class).single();
    }

    /** How many of those with a later id are completed: only so many rows are read, however many there are. */
    long completed(UUID later) {
        return sql.sql("SELECT count(*) FROM orders WHERE id > ? AND status = 'COMPLETED'").param(later)
                .query(Long.class).single();
    }

    /** The orders of a status whose references begin so, oldest first. */
    List<UUID> of(String what, String status) {
        return sql.sql("SELECT id FROM orders WHERE starts_with(external_reference, ?) AND status = ? ORDER BY id")
                .params(what, status).query(UUID.class).list();
    }

    /** When the last of the orders that were placed until then was completed. */
    Instant lastCompletion(Instant until) {
        return sql
                .sql("""
                        SELECT max(t.at) AS last FROM orders o
                        JOIN order_timeline t ON t.order_id = o.id AND t.type = 'order.completed' WHERE o.created_at <= ?""")
                .param(Row.at(until))
                .query(Row.as(row -> row.instant("last")))
                .single();
    }

    /** How long the orders with a later id took until they were completed. */
    Latency untilCompleted(String what, UUID later) {
        return Latency.of(what, sql
                .sql("""
                        SELECT extract(epoch FROM t.at - o.created_at) * 1000 FROM orders o
                        JOIN order_timeline t ON t.order_id = o.id AND t.type = 'order.completed' WHERE o.id > ?""")
                .param(later)
                .query(Double.class)
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    /** How many milliseconds each order took that was completed within that time and not placed long before. */
    double[] millisUntilCompleted(Instant from, Instant to) {
        return sql
                .sql("""
                        SELECT extract(epoch FROM t.at - o.created_at) * 1000 FROM orders o
                        JOIN order_timeline t ON t.order_id = o.id AND t.type = 'order.completed'
                        WHERE o.created_at >= ? AND t.at >= ? AND t.at < ?""")
                .params(Row.at(from.minus(LONG_BEFORE)), Row.at(from), Row.at(to))
                .query(Double.class)
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** How long the orders placed since then took from their acceptance into each state, in the order of the states. */
    List<Latency> latencies(Instant since) {
        return latencies(since, "");
    }

    /** As {@link #latencies(Instant)}, of those that were placed as {@code what}. */
    List<Latency> latencies(Instant since, String what) {
        return sql
                .sql("""
                        SELECT type, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS p95,
                            percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99
                        FROM (SELECT t.type, extract(epoch FROM t.at - o.created_at) * 1000 AS ms FROM order_timeline t JOIN orders o ON o.id = t.order_id
                            WHERE o.created_at >= ? AND starts_with(o.external_reference, ?)
                                AND t.type IN ('order.priced', 'order.awaiting-payment', 'order.approved', 'order.offered', 'order.allocated',
                                    'order.released', 'order.shipped', 'order.delivered', 'order.completed')) step
                        GROUP BY type ORDER BY p50""")
                .params(Row.at(since), what)
                .query(Row.as(row -> new Latency(row.text("type"), row.decimal("p50").doubleValue(),
                        row.decimal("p95").doubleValue(), row.decimal("p99").doubleValue())))
                .list();
    }
}
