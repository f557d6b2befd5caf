package dev.baton.platform.idempotency;

import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotentReplies {

    private final JdbcClient jdbc;

    IdempotentReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a key; waits for a concurrent twin to end. False if the key is taken for good. */
    boolean reserve(String caller, String key, String fingerprint, Instant now) {
        return jdbc.sql("""
                INSERT INTO idempotent_request (caller, key, fingerprint, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(caller, key, fingerprint, Row.at(now))
                .update() == 1;
    }

    void keep(String caller, String key, StoredReply reply) {
        jdbc.sql("UPDATE idempotent_request SET status = ?, location = ?, body = ? WHERE caller = ? AND key = ?")
                .params(reply.status(), reply.location(), reply.body(), caller, key)
                .update();
    }

    StoredReply get(String caller, String key) {
        return jdbc
                .sql("SELECT fingerprint, status, location, body FROM idempotent_request WHERE caller = ? AND key = ?")
                .params(caller, key)
                .query(StoredReply.class)
                .single();
    }

    /** The reply to a request that has ended, unless it is older. */
    Optional<StoredReply> find(String caller, String key, Instant notBefore) {
        return jdbc.sql("""
                SELECT fingerprint, status, location, body FROM idempotent_request
                WHERE caller = ? AND key = ? AND created_at >= ? AND status IS NOT NULL""")
                .params(caller, key, Row.at(notBefore))
                .query(StoredReply.class)
                .optional();
    }

    void forget(String caller, String key, Instant before) {
        jdbc.sql("DELETE FROM idempotent_request WHERE caller = ? AND key = ? AND created_at < ?")
                .params(caller, key, Row.at(before))
                .update();
    }

    int forgetAll(Instant before) {
        return jdbc.sql("DELETE FROM idempotent_request WHERE created_at < ?").param(Row.at(before)).update();
    }
}
