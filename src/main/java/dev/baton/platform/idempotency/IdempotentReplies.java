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

    /**
     * Takes a key, waiting for a concurrent twin to end.
     *
     * @param forgotten a key that was taken before this moment is free again
     * @return false if the key is taken
     */
    boolean reserve(String caller, String key, String fingerprint, Instant now, Instant forgotten) {
        return jdbc
                .sql("""
                        INSERT INTO idempotent_request AS known (caller, key, fingerprint, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (caller, key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, created_at = EXCLUDED.created_at,
                            status = NULL, location = NULL, body = NULL
                        WHERE known.created_at < ?""")
                .params(caller, key, fingerprint, Row.at(now), Row.at(forgotten))
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

    int forgetAll(Instant before) {
        return jdbc.sql("DELETE FROM idempotent_request WHERE created_at < ?").param(Row.at(before)).update();
    }
}
