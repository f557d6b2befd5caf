package dev.baton.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.outbox.OutboxWake.Call;
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

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a message for the outbox cannot be written as JSON", unwritable);
        }
    }
}
