package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Orders that have not ended and have not moved for long, which nobody holds and about which nothing is on its way to the engine; and those of them
 * that have no process any more and get none.
 */
@Repository
class LateOrders {

    /** The states as the index on those that have not ended names them. */
    private static final String LATE =
            """
                     FROM orders o
                     WHERE o.status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED') AND o.updated_at < :before
                       AND NOT EXISTS (SELECT FROM order_hold h WHERE h.order_id = o.id AND h.ended_at IS NULL)
                       AND NOT EXISTS (SELECT FROM outbox m WHERE m.destination = 'engine' AND m.key = o.id::text)
                    """;

    static final String PAGE = "SELECT o.id " + LATE + "AND o.id > :after ORDER BY o.id LIMIT :limit";

    private static final String ONE =
            """
                    SELECT o.id, o.number, o.channel, o.process_instance_key,
                        coalesce(o.process_definition_key, o.rules_definition_key) AS version
                    """
                    + LATE + "AND o.id = :id";

    private final JdbcClient jdbc;

    LateOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param before they have not moved since
     * @param after only those with greater ids
     */
    List<UUID> page(Instant before, UUID after, int limit) {
        return jdbc.sql(PAGE)
                .param("before", Row.at(before))
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** One of them, if it still is. */
    Optional<LateOrder> find(UUID id, Instant before) {
        return jdbc.sql(ONE)
                .param("before", Row.at(before))
                .param("id", id)
                .query(Row.as(row -> new LateOrder(row.orderId("id"), row.text("number"),
                        row.constant("channel", Channel.class), row.numberOrNull("process_instance_key"),
                        row.numberOrNull("version"))))
                .optional();
    }

    /** It has no process any more, and gets none. */
    void strand(OrderId id, Instant since, String why) {
        jdbc.sql("""
                INSERT INTO order_stranded (order_id, since, why) VALUES (?, ?, ?)
                ON CONFLICT (order_id) DO UPDATE SET why = excluded.why""")
                .params(id.value(), Row.at(since), why)
                .update();
    }

    /** It has a process again. */
    void free(OrderId id) {
        jdbc.sql("DELETE FROM order_stranded WHERE order_id = ?").param(id.value()).update();
    }
}
