package dev.baton.bench;

import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says about the orders that were placed. Those placed later have later ids. */
record PlacedOrders(JdbcClient sql) {

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
