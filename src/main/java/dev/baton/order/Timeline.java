package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to orders, oldest first. */
@Repository
class Timeline {

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(OrderId id, String type, String actor, String detail) {
        jdbc.sql("INSERT INTO order_timeline (order_id, at, type, actor, detail) VALUES (?, ?, ?, ?, ?)")
                .params(id.value(), Row.at(clock.instant()), type, actor, detail)
                .update();
    }

    /** Does nothing when the order has an entry with this cause. */
    void addOnce(OrderId id, String type, String actor, String detail, String cause) {
        jdbc.sql("""
                INSERT INTO order_timeline (order_id, at, type, actor, detail, cause) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(id.value(), Row.at(clock.instant()), type, actor, detail, cause)
                .update();
    }

    /** When something of this type last happened; empty if it never did. */
    Optional<Instant> last(OrderId id, String type) {
        return jdbc.sql("SELECT at FROM order_timeline WHERE order_id = ? AND type = ? ORDER BY id DESC LIMIT 1")
                .params(id.value(), type)
                .query(Row.as(row -> row.instant("at")))
                .optional();
    }

    List<TimelineEntry> of(OrderId id) {
        return jdbc.sql("SELECT at, type, actor, detail FROM order_timeline WHERE order_id = ? ORDER BY id")
                .param(id.value())
                .query(Row.as(row -> new TimelineEntry(
                        row.instant("at"), row.text("type"), row.text("actor"), row.text("detail"))))
                .list();
    }
}
