package dev.baton.logistics.parcel;

import dev.baton.logistics.MishapKind;
import dev.baton.logistics.Shipment;
import dev.baton.logistics.Track.Mishap;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The exceptions of shipments, and what people have answered about them. */
@Repository
class StoredExceptions {

    private static final RowMapper<ShipmentException> EXCEPTION = Row.as(StoredExceptions::exception);

    private final JdbcClient jdbc;

    StoredExceptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return empty if the shipment has an open one, something came of one for good, or its parcel was left to the carrier after the same
     */
    Optional<ShipmentException> raise(Shipment shipment, Mishap mishap, Instant now) {
        return jdbc
                .sql("""
                        INSERT INTO shipment_exception (id, shipment_id, order_id, consignment_id, kind, cause, state, raised_at, begun_at)
                        SELECT :id, :shipment, :order, :consignment, :kind, :cause, 'OPEN', :now, :now
                         WHERE NOT EXISTS (SELECT FROM shipment_exception before WHERE before.shipment_id = :shipment
                            AND before.state <> 'OVER' AND (before.state <> 'LEFT_TO_CARRIER' OR before.kind = :kind))
                        ON CONFLICT DO NOTHING
                        RETURNING *""")
                .param("id", Ids.next())
                .param("shipment", shipment.id())
                .param("order", shipment.orderId().value())
                .param("consignment", shipment.consignmentId())
                .param("kind", mishap.kind().name())
                .param("cause", mishap.eventId())
                .param("now", Row.at(now))
                .query(EXCEPTION)
                .optional();
    }

    /** The exception of a shipment that is open, or that something came of, locked; the last one. */
    Optional<ShipmentException> lockLastOf(UUID shipmentId) {
        return jdbc.sql(
                "SELECT * FROM shipment_exception WHERE shipment_id = ? ORDER BY id DESC LIMIT 1 FOR NO KEY UPDATE")
                .param(shipmentId)
                .query(EXCEPTION)
                .optional();
    }

    ShipmentException lock(UUID id) {
        return jdbc.sql("SELECT * FROM shipment_exception WHERE id = ? FOR NO KEY UPDATE").param(id).query(EXCEPTION)
                .single();
    }

    ShipmentException get(UUID id) {
        return jdbc.sql("SELECT * FROM shipment_exception WHERE id = ?").param(id).query(EXCEPTION).single();
    }

    /** The first instance that claims it drives it. */
    void claim(UUID id, long processInstanceKey) {
        jdbc.sql(
                "UPDATE shipment_exception SET process_instance_key = ? WHERE id = ? AND process_instance_key IS NULL")
                .params(processInstanceKey, id)
                .update();
    }

    /**
     * @param processInstanceKey null where none has claimed it
     * @param begunAt when its process was begun last
     */
    record Driven(ShipmentException exception, @Nullable Long processInstanceKey, Instant begunAt)
            implements
                LostProcesses.Driven {

        @Override
        public String number() {
            return exception.id().toString();
        }
    }

    Optional<Driven> driven(UUID id) {
        return jdbc.sql("SELECT * FROM shipment_exception WHERE id = ?").param(id)
                .query(Row.as(row -> new Driven(exception(row), row.numberOrNull("process_instance_key"),
                        row.instant("begun_at"))))
                .optional();
    }

    /**
     * Those whose process was begun before this moment and has not ended, and those of which something was left undone.
     *
     * @param after the ids are after this one
     */
    List<UUID> late(Instant before, UUID after, int limit) {
        return jdbc
                .sql("""
                        SELECT id FROM shipment_exception e
                        WHERE begun_at < :before AND id > :after AND (ended_at IS NULL OR ended_at < :before AND CASE e.state
                            WHEN 'OVER' THEN EXISTS (SELECT FROM shipment s WHERE s.exception_id = e.id AND s.state IN ('INTENT', 'BOOKED'))
                                OR EXISTS (SELECT FROM reservation r WHERE r.reference = :prefix::text || e.id AND r.state = 'RESERVED')
                            WHEN 'RESHIPPED' THEN EXISTS (SELECT FROM shipment s JOIN reservation r ON r.reference = coalesce(:prefix::text || s.exception_id,
                                    s.consignment_id::text)
                                WHERE s.id = e.shipment_id AND r.state = 'ISSUED' AND r.destination IS NOT NULL AND r.arrived < r.quantity) END)
                        ORDER BY id LIMIT :limit""")
                .param("before", Row.at(before))
                .param("after", after)
                .param("prefix", Shipment.REPLACEMENT)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** @return false if another has begun it meanwhile */
    boolean beginAnew(Driven lost, Instant now) {
        return jdbc
                .sql("""
                        UPDATE shipment_exception SET process_instance_key = NULL, begun_at = ? WHERE id = ? AND begun_at = ?""")
                .params(Row.at(now), lost.exception().id(), Row.at(lost.begunAt()))
                .update() == 1;
    }

    /** Oldest first. */
    List<ShipmentException> of(UUID shipmentId) {
        return jdbc.sql("SELECT * FROM shipment_exception WHERE shipment_id = ? ORDER BY id").param(shipmentId)
                .query(EXCEPTION)
                .list();
    }

    /** @param endedAt null if more is to come of it */
    void move(UUID id, State to, @Nullable Instant endedAt) {
        jdbc.sql("UPDATE shipment_exception SET state = ?, ended_at = ? WHERE id = ?")
                .params(Arrays.asList(to.name(), Row.atOrNull(endedAt), id))
                .update();
    }

    void awaitStock(UUID id, Instant deadline) {
        jdbc.sql("UPDATE shipment_exception SET state = 'RESHIPPING', stock_deadline = ? WHERE id = ?")
                .params(Row.at(deadline), id)
                .update();
    }

    /** The first answer of the rules stays. */
    void ruled(UUID id, @Nullable String ruleId, String reason, ExceptionOutcome outcome, String group, Instant dueAt) {
        jdbc.sql("""
                UPDATE shipment_exception SET rule_id = ?, reason = ?, rule_outcome = ?, task_group = ?, due_at = ?,
                    decided_by = CASE ?::text WHEN 'MANUAL' THEN NULL ELSE 'rules' END
                WHERE id = ? AND rule_outcome IS NULL""")
                .params(Arrays.asList(ruleId, reason, outcome.name(), group, Row.at(dueAt), outcome.name(), id))
                .update();
    }

    record Ruled(ExceptionOutcome outcome, String group, Instant dueAt) {}

    Optional<Ruled> ruling(UUID id) {
        return jdbc.sql("SELECT * FROM shipment_exception WHERE id = ? AND rule_outcome IS NOT NULL")
                .param(id)
                .query(Row.as(row -> new Ruled(row.constant("rule_outcome", ExceptionOutcome.class),
                        row.text("task_group"), row.instant("due_at"))))
                .optional();
    }

    void decided(UUID id, String by, String reason) {
        jdbc.sql("UPDATE shipment_exception SET decided_by = ?, reason = ? WHERE id = ?").params(by, reason, id)
                .update();
    }

    /** @param notice what to tell those who are asked again; null if nothing */
    record Answer(ExceptionOutcome outcome, @Nullable String notice) {}

    Optional<Answer> answer(long jobKey) {
        return jdbc.sql("SELECT outcome, notice FROM shipment_exception_answer WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new Answer(row.constant("outcome", ExceptionOutcome.class),
                        row.textOrNull("notice"))))
                .optional();
    }

    /** What people have decided last. */
    Optional<ExceptionOutcome> decision(UUID id) {
        return jdbc.sql("""
                SELECT outcome FROM shipment_exception_answer WHERE exception_id = ? AND outcome <> 'MANUAL'
                ORDER BY answered_at DESC LIMIT 1""")
                .param(id)
                .query(ExceptionOutcome.class)
                .optional();
    }

    void addAnswer(long jobKey, UUID id, Answer answer, String by, String comment, Instant now) {
        jdbc.sql(
                """
                        INSERT INTO shipment_exception_answer (job_key, exception_id, outcome, notice, answered_by, comment, answered_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(jobKey, id, answer.outcome().name(), answer.notice(), by, comment, Row.at(now)))
                .update();
    }

    private static ShipmentException exception(Row row) {
        return new ShipmentException(row.uuid("id"), row.uuid("shipment_id"), row.orderId("order_id"),
                row.uuid("consignment_id"), row.constant("kind", MishapKind.class), row.constant("state", State.class),
                row.instant("raised_at"), row.textOrNull("rule_id"), row.textOrNull("reason"),
                row.textOrNull("decided_by"), row.instantOrNull("stock_deadline"), row.instantOrNull("ended_at"));
    }
}
