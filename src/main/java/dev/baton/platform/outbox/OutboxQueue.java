package dev.baton.platform.outbox;

import dev.baton.platform.sql.Row;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages that wait. */
@Repository
class OutboxQueue {

    /** A message that is due and the oldest of its key, since each waits for those before it. */
    private static final String READY =
            """
                    next_attempt_at <= clock_timestamp() AND NOT EXISTS (
                        SELECT FROM outbox older
                        WHERE older.destination = message.destination AND older.key = message.key AND older.id < message.id)
                    """;

    private final JdbcClient jdbc;

    OutboxQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims messages for this transaction: of each key only the oldest, and none that another transaction has claimed.
     */
    List<OutboxMessage> claim(String destination, int most) {
        return jdbc
                .sql("SELECT id, key, destination, type, payload, attempts FROM outbox message WHERE destination = ? AND "
                        + READY + "ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED")
                .params(destination, most)
                .query(Row.as(OutboxQueue::read))
                .list();
    }

    /** The destinations of a family for which there is something to claim, unless another transaction has claimed it already. */
    List<String> dueDestinations(String prefix) {
        return jdbc
                .sql("SELECT DISTINCT destination FROM outbox message WHERE starts_with(destination, ?) AND " + READY)
                .param(prefix)
                .query(String.class)
                .list();
    }

    void delete(List<OutboxMessage> delivered) {
        jdbc.sql("DELETE FROM outbox WHERE id = ANY (?)")
                .param(delivered.stream().map(OutboxMessage::id).toArray(Long[]::new))
                .update();
    }

    void postpone(OutboxMessage message, Duration pause, String why) {
        jdbc.sql("""
                UPDATE outbox SET attempts = attempts + 1, last_error = ?,
                    next_attempt_at = clock_timestamp() + make_interval(secs => ? / 1000.0)
                WHERE id = ?""")
                .params(why, pause.toMillis(), message.id())
                .update();
    }

    /** As {@link #postpone}, for what is no failure. */
    void pause(OutboxMessage message, Duration pause) {
        jdbc.sql(
                """
                        UPDATE outbox SET next_attempt_at = clock_timestamp() + make_interval(secs => ? / 1000.0) WHERE id = ?""")
                .params(pause.toMillis(), message.id())
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
