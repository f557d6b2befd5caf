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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Migrations, and what became of each instance of the process. */
@Repository
class StoredMigrations {

    /**
     * The instances of a version that can be moved: those that drive an order, unless it is being undone, and of processes that were called, or that
     * are about no order, those that stand still, since of others it is not known where they are.
     */
    static final String RUNNING =
            """
                    FROM (
                        SELECT o.process_instance_key, o.id AS order_id FROM orders o
                        WHERE o.process_definition_key = :from AND o.process_instance_key IS NOT NULL
                            AND o.status NOT IN ('COMPLETED', 'CANCELLING', 'REJECTED', 'CANCELLED')
                        UNION ALL
                        (SELECT DISTINCT ON (i.process_instance_key) i.process_instance_key,
                            coalesce(i.order_id, (SELECT o.id FROM orders o WHERE o.process_instance_key = i.root_instance_key LIMIT 1)) AS order_id
                        FROM engine_incident i WHERE i.process_definition_key = :from AND i.closed_at IS NULL
                            AND NOT EXISTS (SELECT FROM orders o WHERE o.process_instance_key = i.process_instance_key)
                        ORDER BY i.process_instance_key, order_id NULLS LAST)
                    ) instance LEFT JOIN orders o ON o.id = instance.order_id
                    WHERE cardinality(:orders::uuid[]) = 0 OR instance.order_id = ANY (:orders::uuid[])""";

    private static final String STANDS_STILL_AT =
            """
                    ARRAY(SELECT DISTINCT i.element_id FROM engine_incident i
                        WHERE i.process_instance_key = instance.process_instance_key AND i.closed_at IS NULL) AS stands_still_at
                    """;

    private static final TypeReference<Map<String, String>> MAPPINGS = new TypeReference<>() {};

    private static final String PROGRESS =
            """
                    SELECT m.*, p.* FROM process_migration m CROSS JOIN LATERAL (
                        SELECT count(*) AS orders, count(*) FILTER (WHERE i.state IN ('PENDING', 'ASKED')) AS waiting,
                            count(*) FILTER (WHERE i.state = 'MOVED') AS moved, count(*) FILTER (WHERE i.state = 'STAYED') AS stayed
                        FROM process_migration_instance i WHERE i.migration_id = m.id) p
                    """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StoredMigrations(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An instance on a version.
     *
     * @param order and {@code number}, {@code status}: null where it is about no order
     * @param standsStillAt the elements at which it has open incidents
     */
    record OnVersion(
            long processInstanceKey,
            @Nullable OrderId order,
            @Nullable String number,
            @Nullable String status,
            List<String> standsStillAt) {

        OnVersion {
            standsStillAt = List.copyOf(standsStillAt);
        }
    }

    /**
     * An instance whose turn it is.
     *
     * @param order null where it is about none
     */
    record Turn(UUID migration, long processInstanceKey, @Nullable OrderId order, boolean asked) {}

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
                .sql("SELECT instance.*, o.number, o.status, " + STANDS_STILL_AT + RUNNING
                        + " ORDER BY instance.process_instance_key LIMIT :most")
                .param("from", definitionKey)
                .param("orders", ids(orders))
                .param("most", most)
                .query(Row.as(row -> new OnVersion(row.number("process_instance_key"), order(row),
                        row.textOrNull("number"), row.textOrNull("status"), row.texts("stands_still_at"))))
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
            jdbc.sql(
                    "INSERT INTO process_migration_instance (migration_id, order_id, process_instance_key, changed_at) "
                            + "SELECT :id, instance.order_id, instance.process_instance_key, :at " + RUNNING)
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

    /** By their keys, from the one after. */
    List<MigratedOrder> orders(UUID id, long after, int most) {
        return jdbc
                .sql("""
                        SELECT m.*, o.number FROM process_migration_instance m LEFT JOIN orders o ON o.id = m.order_id
                        WHERE m.migration_id = ? AND m.process_instance_key > ? ORDER BY m.process_instance_key LIMIT ?""")
                .params(id, after, most)
                .query(Row.as(row -> new MigratedOrder(Long.toString(row.number("process_instance_key")), order(row),
                        row.textOrNull("number"), row.constant("state", MigrationState.class), row.text("detail"),
                        row.instant("changed_at"))))
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
                        SELECT * FROM process_migration_instance
                        WHERE migration_id = ? AND state IN ('PENDING', 'ASKED') AND (state = 'PENDING' OR changed_at < ?)
                        ORDER BY process_instance_key LIMIT ?""")
                .params(id, Row.at(stale), most)
                .query(Row.as(row -> new Turn(id, row.number("process_instance_key"), order(row),
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
                        UPDATE process_migration_instance SET state = 'ASKED', changed_at = ? WHERE migration_id = ? AND process_instance_key = ?
                          AND (state = 'PENDING' OR state = 'ASKED' AND changed_at < ?)""")
                .params(Row.at(now), turn.migration(), turn.processInstanceKey(), Row.at(stale))
                .update() == 1;
    }

    /** @return false if that was noted before */
    boolean note(Turn turn, MigrationState state, String detail, Instant at) {
        return jdbc
                .sql("""
                        UPDATE process_migration_instance SET state = ?, detail = ?, changed_at = ?
                        WHERE migration_id = ? AND process_instance_key = ? AND state IN ('PENDING', 'ASKED')""")
                .params(state.name(), detail, Row.at(at), turn.migration(), turn.processInstanceKey())
                .update() == 1;
    }

    /** The version of the order that it drives, if it drives one, is another one from now on. */
    void take(Turn turn, long definitionKey) {
        jdbc.sql("UPDATE orders SET process_definition_key = ? WHERE process_instance_key = ?")
                .params(definitionKey, turn.processInstanceKey())
                .update();
    }

    /** Whether it still drives its order, or still stands still. */
    boolean isDue(Turn turn) {
        return jdbc
                .sql("""
                        SELECT EXISTS (SELECT FROM orders WHERE process_instance_key = :instance)
                          OR EXISTS (SELECT FROM engine_incident WHERE process_instance_key = :instance AND closed_at IS NULL)""")
                .param("instance", turn.processInstanceKey())
                .query(Boolean.class)
                .single();
    }

    boolean awaits(long processInstanceKey) {
        return jdbc
                .sql("""
                        SELECT EXISTS (SELECT FROM process_migration_instance i JOIN process_migration m ON m.id = i.migration_id
                          WHERE m.ended_at IS NULL AND i.process_instance_key = ? AND i.state IN ('PENDING', 'ASKED'))""")
                .param(processInstanceKey)
                .query(Boolean.class)
                .single();
    }

    void end(UUID id, Instant at) {
        jdbc.sql(
                """
                        UPDATE process_migration SET ended_at = ? WHERE id = ? AND ended_at IS NULL
                          AND NOT EXISTS (SELECT FROM process_migration_instance WHERE migration_id = ? AND state IN ('PENDING', 'ASKED'))""")
                .params(Row.at(at), id, id)
                .update();
    }

    private static @Nullable OrderId order(Row row) {
        UUID id = row.uuidOrNull("order_id");
        return id == null ? null : new OrderId(id);
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
