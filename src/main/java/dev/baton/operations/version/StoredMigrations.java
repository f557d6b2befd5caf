package dev.baton.operations.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Migrations, and what became of each order. */
@Repository
class StoredMigrations {

    /** Orders that their version's process drives. One that is being undone ends on its version. */
    static final String RUNNING =
            """
                    FROM orders o WHERE o.process_definition_key = :from AND o.process_instance_key IS NOT NULL
                      AND o.status NOT IN ('COMPLETED', 'CANCELLING', 'REJECTED', 'CANCELLED') AND (cardinality(:orders::uuid[]) = 0 OR o.id = ANY (:orders::uuid[]))""";

    private static final TypeReference<Map<String, String>> MAPPINGS = new TypeReference<>() {};

    private static final String PROGRESS =
            """
                    SELECT m.*, p.* FROM process_migration m CROSS JOIN LATERAL (
                        SELECT count(*) AS orders, count(*) FILTER (WHERE o.state IN ('PENDING', 'ASKED')) AS waiting,
                            count(*) FILTER (WHERE o.state = 'MOVED') AS moved, count(*) FILTER (WHERE o.state = 'STAYED') AS stayed
                        FROM process_migration_order o WHERE o.migration_id = m.id) p
                    """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StoredMigrations(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An order on a version. */
    record OnVersion(OrderId id, String number, String status, long processInstanceKey) {}

    /** An order whose turn it is. */
    record Turn(UUID migration, OrderId order, long processInstanceKey, boolean asked) {}

    /** What is needed to move orders. */
    record UnderWay(
            UUID id,
            String processId,
            long toKey,
            int toVersion,
            Map<String, String> mappings,
            String requestedBy) {

        UnderWay {
            mappings = Map.copyOf(mappings);
        }
    }

    /** @param orders which of them; empty for all */
    List<OnVersion> running(long definitionKey, Set<OrderId> orders, int most) {
        return jdbc
                .sql("SELECT o.id, o.number, o.status, o.process_instance_key " + RUNNING
                        + " ORDER BY o.id LIMIT :most")
                .param("from", definitionKey)
                .param("orders", ids(orders))
                .param("most", most)
                .query(Row.as(row -> new OnVersion(row.orderId("id"), row.text("number"), row.text("status"),
                        row.number("process_instance_key"))))
                .list();
    }

    /** @return false if another takes orders away from this version already */
    boolean add(UUID id, MigrationPlan plan, MigrationRequest request, String by, Instant at) {
        boolean added = jdbc
                .sql("""
                        INSERT INTO process_migration (id, process_id, from_definition_key, from_version, to_definition_key, to_version, mappings,
                            reason, requested_by, requested_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) ON CONFLICT (from_definition_key) WHERE ended_at IS NULL DO NOTHING""")
                .params(id, plan.from().processId(), plan.from().key(), plan.from().version(), plan.to().key(),
                        plan.to().version(), write(plan.mappings()), request.reason(), by, Row.at(at))
                .update() == 1;
        if (added) {
            jdbc.sql("INSERT INTO process_migration_order (migration_id, order_id, process_instance_key, changed_at) "
                    + "SELECT :id, o.id, o.process_instance_key, :at " + RUNNING)
                    .param("id", id)
                    .param("at", Row.at(at))
                    .param("from", plan.from().key())
                    .param("orders", ids(request.orders()))
                    .update();
        }
        return added;
    }

    Optional<Migration> find(UUID id) {
        return jdbc.sql(PROGRESS + " WHERE m.id = ?").param(id).query(Row.as(this::read)).optional();
    }

    List<Migration> before(UUID id, int most) {
        return jdbc.sql(PROGRESS + " WHERE m.id < ? ORDER BY m.id DESC LIMIT ?")
                .params(id, most)
                .query(Row.as(this::read))
                .list();
    }

    List<MigratedOrder> orders(UUID id, String afterNumber, int most) {
        return jdbc
                .sql("""
                        SELECT m.*, o.number FROM process_migration_order m JOIN orders o ON o.id = m.order_id
                        WHERE m.migration_id = ? AND o.number > ? ORDER BY o.number LIMIT ?""")
                .params(id, afterNumber, most)
                .query(Row.as(row -> new MigratedOrder(row.orderId("order_id"), row.text("number"),
                        row.constant("state", MigrationState.class), row.text("detail"), row.instant("changed_at"))))
                .list();
    }

    List<UnderWay> underWay() {
        return jdbc.sql("SELECT * FROM process_migration WHERE ended_at IS NULL ORDER BY id")
                .query(Row
                        .as(row -> new UnderWay(row.uuid("id"), row.text("process_id"), row.number("to_definition_key"),
                                row.count("to_version"), mappings(row), row.text("requested_by"))))
                .list();
    }

    /** @param stale who was asked for before that moment did not live to note the answer */
    List<Turn> next(UUID id, int most, Instant stale) {
        return jdbc
                .sql("""
                        SELECT * FROM process_migration_order
                        WHERE migration_id = ? AND state IN ('PENDING', 'ASKED') AND (state = 'PENDING' OR changed_at < ?)
                        ORDER BY order_id LIMIT ?""")
                .params(id, Row.at(stale), most)
                .query(Row.as(row -> new Turn(id, row.orderId("order_id"), row.number("process_instance_key"),
                        row.text("state").equals(MigrationState.ASKED.name()))))
                .list();
    }

    /**
     * Notes that the engine is asked now.
     *
     * @return false if somebody else asks it, or its answer is noted
     */
    boolean claim(Turn turn, Instant now, Instant stale) {
        return jdbc
                .sql("""
                        UPDATE process_migration_order SET state = 'ASKED', changed_at = ? WHERE migration_id = ? AND order_id = ?
                          AND (state = 'PENDING' OR state = 'ASKED' AND changed_at < ?)""")
                .params(Row.at(now), turn.migration(), turn.order().value(), Row.at(stale))
                .update() == 1;
    }

    /** @return false if that was noted before */
    boolean note(Turn turn, MigrationState state, String detail, Instant at) {
        return jdbc
                .sql("""
                        UPDATE process_migration_order SET state = ?, detail = ?, changed_at = ?
                        WHERE migration_id = ? AND order_id = ? AND state IN ('PENDING', 'ASKED')""")
                .params(state.name(), detail, Row.at(at), turn.migration(), turn.order().value())
                .update() == 1;
    }

    /** The order's version is another one from now on, unless another process drives it by now. */
    void take(Turn turn, long definitionKey) {
        jdbc.sql("UPDATE orders SET process_definition_key = ? WHERE id = ? AND process_instance_key = ?")
                .params(definitionKey, turn.order().value(), turn.processInstanceKey())
                .update();
    }

    /** Whether the order's process is still the one that is to be moved. */
    boolean isDriven(Turn turn) {
        return jdbc.sql("SELECT count(*) FROM orders WHERE id = ? AND process_instance_key = ?")
                .params(turn.order().value(), turn.processInstanceKey())
                .query(Long.class)
                .single() == 1;
    }

    void end(UUID id, Instant at) {
        jdbc.sql(
                """
                        UPDATE process_migration SET ended_at = ? WHERE id = ? AND ended_at IS NULL
                          AND NOT EXISTS (SELECT FROM process_migration_order WHERE migration_id = ? AND state IN ('PENDING', 'ASKED'))""")
                .params(Row.at(at), id, id)
                .update();
    }

    private static UUID[] ids(Set<OrderId> orders) {
        return orders.stream().map(OrderId::value).toArray(UUID[]::new);
    }

    private Migration read(Row row) {
        return new Migration(row.uuid("id"), row.text("process_id"), row.count("from_version"), row.count("to_version"),
                mappings(row), row.text("reason"), row.text("requested_by"), row.instant("requested_at"),
                row.instantOrNull("ended_at"), row.count("orders"), row.count("waiting"), row.count("moved"),
                row.count("stayed"));
    }

    private Map<String, String> mappings(Row row) {
        try {
            return json.readValue(row.text("mappings"), MAPPINGS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("mappings that are no JSON", unreadable);
        }
    }

    private String write(Map<String, String> mappings) {
        try {
            return json.writeValueAsString(mappings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("mappings that cannot be written", impossible);
        }
    }
}
