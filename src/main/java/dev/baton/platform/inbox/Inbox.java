package dev.baton.platform.inbox;

import java.util.List;
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
                INSERT INTO inbox_event (source, event_id, correlation, payload) VALUES (?, ?, ?, ?::jsonb)
                ON CONFLICT DO NOTHING""")
                .params(source, eventId, correlation, rawJson)
                .update() == 1;
    }

    /** The events about something that wait to be applied, in the order in which they came; locked until the transaction ends. */
    public List<InboxEvent> pending(String source, String correlation) {
        return jdbc.sql("""
                SELECT source, event_id, correlation, payload, received_at FROM inbox_event
                WHERE source = ? AND correlation = ? AND applied_at IS NULL
                ORDER BY received_at, event_id FOR UPDATE""")
                .params(source, correlation)
                .query(InboxEvent.class)
                .list();
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
        jdbc.sql("UPDATE inbox_event SET note = ? WHERE source = ? AND event_id = ?").params(why, source, eventId)
                .update();
    }
}
