package dev.baton.bench;

import dev.baton.platform.sql.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits in the outbox.
 *
 * @param oldestSeconds how long the oldest message has waited
 */
record Backlog(long messages, double oldestSeconds) {

    static Backlog of(JdbcClient sql) {
        return sql
                .sql("""
                        SELECT count(*) AS messages, coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) AS oldest
                        FROM outbox""")
                .query(Row.as(row -> new Backlog(row.number("messages"), row.decimal("oldest").doubleValue())))
                .single();
    }
}
