package dev.baton.complaint;

import dev.baton.platform.schedule.Sweepable;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets what was written about complaints, and who wrote it, some time after they were closed. The complaints stay: they are counted in
 * reports.
 */
@Component
class OldTexts implements Sweepable {

    private final JdbcClient jdbc;
    private final ComplaintProperties properties;
    private final Clock clock;

    OldTexts(JdbcClient jdbc, ComplaintProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "texts of complaints";
    }

    @Override
    @Transactional
    public int sweep() {
        Instant now = clock.instant();
        return jdbc
                .sql("""
                        WITH old AS (
                            UPDATE complaint SET texts_forgotten_at = :now
                            WHERE state = 'CLOSED' AND closed_at < :before AND texts_forgotten_at IS NULL RETURNING id),
                        messages AS (
                            UPDATE complaint_message SET text = '', written_by = '' WHERE complaint_id IN (SELECT id FROM old)),
                        verdicts AS (
                            UPDATE complaint_verdict SET comment = '', notice = NULL, person = NULL WHERE complaint_id IN (SELECT id FROM old))
                        SELECT count(*) FROM old""")
                .param("now", Row.at(now))
                .param("before", Row.at(now.minus(properties.texts())))
                .query(Integer.class)
                .single();
    }
}
