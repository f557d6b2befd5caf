package dev.baton.platform.outbox;

import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages that wait. */
@Repository
class OutboxQueue {

    private final JdbcClient jdbc;

    OutboxQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims messages for this transaction: of each key only the oldest, since each waits for those before it, and none that another
     * transaction has claimed.
     */
    List<OutboxMessage> claim(String destination, int most) {
        return jdbc.sql("SELECT id, key, destination, type, payload, attempts FROM outbox_claim(?, ?)")
                .params(destination, most)
                .query(Row.as(OutboxQueue::read))
                .list();
    }

    /**
     * The destinations of a family for which something waits, whether it is due or not. The index is asked for one after the other, so
     * that it does not matter how much waits for each.
     */
    List<String> waitingDestinations(String prefix) {
        return jdbc.sql("""
                WITH RECURSIVE waiting AS (
                    (SELECT destination FROM outbox WHERE destination >= :prefix ORDER BY destination LIMIT 1)
                    UNION ALL
                    SELECT (SELECT destination FROM outbox
                            WHERE destination > waiting.destination ORDER BY destination LIMIT 1)
                    FROM waiting WHERE starts_with(waiting.destination, :prefix)
                )
                SELECT destination FROM waiting WHERE starts_with(destination, :prefix)""")
                .param("prefix", prefix)
                .query(String.class)
                .list();
    }

    void delete(List<OutboxMessage> delivered) {
        if (delivered.isEmpty()) {
            return;
        }
        jdbc.sql("DELETE FROM outbox WHERE id = ANY (?)")
                .param(delivered.stream().map(OutboxMessage::id).toArray(Long[]::new))
                .update();
    }

    /**
     * When a message that was not taken is tried again.
     *
     * @param why it failed; null where it was pushed back, which is no failure
     */
    record Postponed(OutboxMessage message, Duration pause, @Nullable String why) {}

    void postpone(List<Postponed> postponed) {
        if (postponed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE outbox SET attempts = attempts + (later.why IS NOT NULL)::int,
                    last_error = coalesce(later.why, last_error),
                    next_attempt_at = clock_timestamp() + make_interval(secs => later.millis / 1000.0)
                FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS later (id, millis, why)
                WHERE outbox.id = later.id""")
                .params(
                        Columns.of(postponed, each -> each.message().id()),
                        Columns.of(postponed, each -> each.pause().toMillis()),
                        Columns.ofNullable(postponed, Postponed::why))
                .update();
    }

    private static OutboxMessage read(Row row) {
        return new OutboxMessage(
                row.number("id"),
                row.text("key"),
                row.text("destination"),
                row.text("type"),
                row.text("payload"),
                row.count("attempts"));
    }
}
