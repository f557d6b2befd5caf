package dev.baton.platform.outbox;

import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What has not been delivered: for the people who look after it, and for who takes in less while it is too much. */
@Repository
@Transactional
public class OutboxBacklog {

    private final JdbcClient jdbc;
    private final OutboxWake wake;

    OutboxBacklog(JdbcClient jdbc, OutboxWake wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    /** A message that was tried and not delivered. */
    public record Left(String key, String type, int attempts, Instant nextAttemptAt, @Nullable String lastError) {}

    /** How many messages wait for a destination. */
    @Transactional(readOnly = true)
    public int size(String destination) {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE destination = ?").param(destination).query(Integer.class)
                .single();
    }

    /** The messages whose delivery failed so far, oldest first. */
    @Transactional(readOnly = true)
    public List<Left> failing(String destination, int most) {
        return jdbc.sql("""
                SELECT key, type, attempts, next_attempt_at, last_error FROM outbox
                WHERE destination = ? AND attempts > 0 ORDER BY id LIMIT ?""")
                .params(destination, most)
                .query(Row.as(row -> new Left(
                        row.text("key"),
                        row.text("type"),
                        row.count("attempts"),
                        row.instant("next_attempt_at"),
                        row.textOrNull("last_error"))))
                .list();
    }

    /** Ends all pauses: what waits for the destination is tried at once. Answers how many messages wait. */
    public int retryNow(String destination) {
        endPauses(destination, null);
        return size(destination);
    }

    /** Ends the pauses of what waits under a key for the destination. Answers how many messages paused. */
    public int hasten(String destination, String key) {
        return endPauses(destination, key);
    }

    private int endPauses(String destination, @Nullable String key) {
        // those that are being delivered right now are locked, and need no waking
        int paused = jdbc.sql("""
                UPDATE outbox SET next_attempt_at = clock_timestamp() WHERE id IN (
                    SELECT id FROM outbox WHERE destination = :destination AND (:key::text IS NULL OR key = :key)
                      AND next_attempt_at > clock_timestamp() FOR UPDATE SKIP LOCKED)""")
                .param("destination", destination)
                .param("key", key)
                .update();
        wake.afterCommit(destination, OutboxWake.Call.RETRY);
        return paused;
    }
}
