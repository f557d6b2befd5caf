package dev.baton.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a transaction leaves what another system is to be told once it has committed. */
@Repository
public class Outbox {

    /** The channel on which relays are told that there is something to do; the payload is the destination. */
    static final String WAKE_CHANNEL = "outbox";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    public Outbox(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
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
        jdbc.sql("""
                WITH message AS (
                    INSERT INTO outbox (key, destination, type, payload) VALUES (?, ?, ?, ?::json) RETURNING destination
                )
                SELECT pg_notify(?, destination) FROM message""")
                .params(key, destination, type, write(payload), WAKE_CHANNEL)
                .query((row, number) -> true)
                .single();
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a message for the outbox cannot be written as JSON", unwritable);
        }
    }
}
