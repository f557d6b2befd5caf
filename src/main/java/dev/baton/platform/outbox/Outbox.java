package dev.baton.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.outbox.OutboxWake.Call;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a transaction leaves what another system is to be told once it has committed. */
@Repository
public class Outbox {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final OutboxWake wake;

    Outbox(JdbcClient jdbc, ObjectMapper json, OutboxWake wake) {
        this.jdbc = jdbc;
        this.json = json;
        this.wake = wake;
    }

    /**
     * Leaves a message in the caller's transaction. Messages of one key reach one destination in the order in which they were left; so
     * that this is also the order of commits, lock the row that the key stands for before the call.
     *
     * @param key what the message is about, usually an order's id
     * @param destination whom it is for, such as {@code engine} or {@code webhook:…}
     * @param type what the destination is to do with it
     * @param payload written as JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String key, String destination, String type, Object payload) {
        jdbc.sql("INSERT INTO outbox (key, destination, type, payload) VALUES (?, ?, ?, ?::json)")
                .params(key, destination, type, write(payload))
                .update();
        wake.afterCommit(destination, Call.NEWS);
    }

    /** As {@link #send}, but the message is held back until it is released, and so is what is left under its key meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String key, String destination, String type, Object payload) {
        jdbc.sql("INSERT INTO outbox (key, destination, type, payload, due_since) VALUES (?, ?, ?, ?::json, NULL)")
                .params(key, destination, type, write(payload))
                .update();
    }

    /**
     * Releases messages that are held back, the oldest first.
     *
     * @return the keys of those that were
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> release(String destination, int most) {
        List<String> released = jdbc.sql("""
                UPDATE outbox SET due_since = clock_timestamp() WHERE id IN (
                    SELECT id FROM outbox WHERE destination = ? AND due_since IS NULL
                    ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING key""")
                .params(destination, most)
                .query(String.class)
                .list();
        if (!released.isEmpty()) {
            wake.afterCommit(destination, Call.NEWS);
        }
        return released;
    }

    /** Releases what is held back under a key, whatever is before it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String destination, String key) {
        jdbc.sql(
                "UPDATE outbox SET due_since = clock_timestamp() WHERE destination = ? AND key = ? AND due_since IS NULL")
                .params(destination, key)
                .update();
        wake.afterCommit(destination, Call.NEWS);
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a message for the outbox cannot be written as JSON", unwritable);
        }
    }
}
