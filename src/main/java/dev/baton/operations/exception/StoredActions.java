package dev.baton.operations.exception;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done about what was stuck, and who looks after what is. */
@Repository
class StoredActions {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredActions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who did it, and when. */
    record Done(String actor, Instant at) {}

    void add(
            String exceptionId,
            String kind,
            @Nullable OrderId order,
            WantedAction wanted,
            String detail,
            String actor) {
        jdbc.sql("""
                INSERT INTO exception_action (exception_id, kind, order_id, action, reason, detail, actor, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(exceptionId, kind, order == null ? null : order.value(), wanted.action().name(),
                        wanted.reason(), detail, actor, Row.at(clock.instant()))
                .update();
    }

    /** The last time that this was done about it. */
    Optional<Done> last(String exceptionId, ExceptionAction action) {
        return jdbc.sql(
                "SELECT actor, at FROM exception_action WHERE exception_id = ? AND action = ? ORDER BY id DESC LIMIT 1")
                .params(exceptionId, action.name())
                .query(Row.as(row -> new Done(row.text("actor"), row.instant("at"))))
                .optional();
    }

    /** @return false if that person was asked to with these words before */
    boolean assign(String exceptionId, String to, String note, String by) {
        return jdbc
                .sql("""
                        INSERT INTO exception_assignment AS a (exception_id, assigned_to, note, assigned_by, assigned_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (exception_id) DO UPDATE SET assigned_to = excluded.assigned_to, note = excluded.note,
                            assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at
                        WHERE (a.assigned_to, a.note) IS DISTINCT FROM (excluded.assigned_to, excluded.note)""")
                .params(exceptionId, to, note, by, Row.at(clock.instant()))
                .update() == 1;
    }
}
