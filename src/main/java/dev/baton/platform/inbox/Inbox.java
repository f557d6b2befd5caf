package dev.baton.platform.inbox;

import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What other systems told us, under their own ids. */
@Repository
@Transactional
public class Inbox {

    private final JdbcClient jdbc;

    public Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an event under its sender's id.
     *
     * @param source the sender, such as {@code carrier}
     * @param eventId unique for the sender
     * @param correlation what the event is about in the sender's words, such as a tracking number; what {@link #pending} finds it by
     * @return false if it is already there, so that this is a repeat
     */
    public boolean store(String source, String eventId, String correlation, String rawJson) {
        return jdbc.sql("""
                INSERT INTO inbox_event (source, event_id, correlation, payload) VALUES (?, ?, ?, ?::json)
                ON CONFLICT DO NOTHING""")
                .params(source, eventId, correlation, rawJson)
                .update() == 1;
    }

    /** The events about something that wait to be applied, in the order in which they came; locked until the transaction ends. */
    public List<InboxEvent> pending(String source, String correlation) {
        return jdbc.sql("""
                SELECT source, event_id, correlation, payload, received_at, note FROM inbox_event
                WHERE source = ? AND correlation = ? AND applied_at IS NULL
                ORDER BY received_at, event_id FOR UPDATE""")
                .params(source, correlation)
                .query(InboxEvent.class)
                .list();
    }

    /** An event if it waits to be applied; locked until the transaction ends. */
    public Optional<InboxEvent> waiting(String source, String eventId) {
        return jdbc.sql("""
                SELECT source, event_id, correlation, payload, received_at, note FROM inbox_event
                WHERE source = ? AND event_id = ? AND applied_at IS NULL FOR UPDATE""")
                .params(source, eventId)
                .query(InboxEvent.class)
                .optional();
    }

    /**
     * Events that wait to be applied, in the order in which they came.
     *
     * @param sources what the senders' names begin with
     */
    @Transactional(readOnly = true)
    public List<InboxEvent> waiting(String sources, Position after, int limit) {
        return jdbc.sql("""
                SELECT source, event_id, correlation, payload, received_at, note FROM inbox_event
                WHERE starts_with(source, ?) AND applied_at IS NULL AND (received_at, source, event_id) > (?, ?, ?)
                ORDER BY received_at, source, event_id LIMIT ?""")
                .params(sources, Row.at(after.receivedAt()), after.source(), after.eventId(), limit)
                .query(InboxEvent.class)
                .list();
    }

    /**
     * Events that wait to be applied and are worth another try, the oldest first: soon after they came, and after pauses that double up to
     * an hour.
     *
     * @param sources what the senders' names begin with
     */
    @Transactional(readOnly = true)
    public List<InboxEvent> due(String sources, int limit) {
        return jdbc
                .sql("""
                        SELECT source, event_id, correlation, payload, received_at, note FROM inbox_event
                        WHERE starts_with(source, ?) AND applied_at IS NULL
                          AND (tried_at IS NULL OR clock_timestamp() - tried_at >= least(tried_at - received_at, interval '1 hour'))
                        ORDER BY received_at LIMIT ?""")
                .params(sources, limit)
                .query(InboxEvent.class)
                .list();
    }

    /** A place in the order in which events came. */
    public record Position(Instant receivedAt, String source, String eventId) {

        /** Before all others. */
        public static final Position FIRST = new Position(Instant.EPOCH, "", "");

        public static Position after(InboxEvent event) {
            return new Position(event.receivedAt(), event.source(), event.eventId());
        }

        /** @throws java.time.DateTimeException if these are not the parts of a position */
        public static Position of(List<String> parts) {
            return new Position(Moments.sensible(Instant.parse(parts.get(0))), parts.get(1), parts.get(2));
        }

        public List<String> parts() {
            return List.of(receivedAt.toString(), source, eventId);
        }
    }

    /** Whether the event has been applied. */
    @Transactional(readOnly = true)
    public boolean isApplied(String source, String eventId) {
        return jdbc.sql("SELECT count(*) FROM inbox_event WHERE source = ? AND event_id = ? AND applied_at IS NOT NULL")
                .params(source, eventId)
                .query(Integer.class)
                .single() == 1;
    }

    /** Marks an event as applied; belongs into the transaction that applies it. */
    public void markApplied(String source, String eventId) {
        jdbc.sql("UPDATE inbox_event SET applied_at = now() WHERE source = ? AND event_id = ? AND applied_at IS NULL")
                .params(source, eventId)
                .update();
    }

    /** Notes why an event is kept unapplied, for the people who look after it. */
    public void note(String source, String eventId, @Nullable String why) {
        jdbc.sql("""
                UPDATE inbox_event SET note = ?, tried_at = clock_timestamp() WHERE source = ? AND event_id = ?""")
                .params(why, source, eventId)
                .update();
    }
}
