package dev.baton.complaint;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Complaints as they stand. Whoever changes one has locked it before. */
@Repository
class StoredComplaints {

    private final JdbcClient jdbc;

    StoredComplaints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param year of its number */
    void add(
            UUID id,
            int year,
            OrderId orderId,
            String orderNumber,
            String customer,
            ComplaintCategory category,
            String by,
            Instant now) {
        jdbc.sql(
                """
                        INSERT INTO complaint (id, number, order_id, order_number, customer_id, category, state, opened_by, opened_at, changed_at)
                        SELECT :id, 'BC-' || :year || '-' || lpad(n, greatest(6, length(n)), '0'), :order, :orderNumber, :customer, :category, 'OPEN',
                            :by, :now, :now
                        FROM (SELECT nextval('complaint_number')::text AS n) AS next""")
                .param("id", id)
                .param("year", String.valueOf(year))
                .param("order", orderId.value())
                .param("orderNumber", orderNumber)
                .param("customer", customer)
                .param("category", category.name())
                .param("by", by)
                .param("now", Row.at(now))
                .update();
    }

    Optional<Complaint> find(UUID id) {
        return one("", id);
    }

    Optional<Complaint> lock(UUID id) {
        return one(" FOR UPDATE", id);
    }

    private Optional<Complaint> one(String locking, UUID id) {
        return jdbc.sql("SELECT * FROM complaint WHERE id = ?" + locking)
                .param(id)
                .query(Row.as(StoredComplaints::complaint))
                .optional();
    }

    /** Newest first, before this id; what is null is not asked for. */
    List<Complaint> list(
            @Nullable OrderId order,
            @Nullable String customer,
            @Nullable ComplaintState state,
            UUID before,
            int limit) {
        return jdbc
                .sql("""
                        SELECT * FROM complaint
                        WHERE id < :before AND (:order::uuid IS NULL OR order_id = :order) AND (:customer::text IS NULL OR customer_id = :customer)
                            AND (:state::text IS NULL OR state = :state)
                        ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("order", order == null ? null : order.value())
                .param("customer", customer)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(Row.as(StoredComplaints::complaint))
                .list();
    }

    /** Those of these orders, oldest first. */
    List<Complaint> of(Collection<OrderId> orders) {
        return jdbc.sql("SELECT * FROM complaint WHERE order_id = ANY (?) ORDER BY id")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(StoredComplaints::complaint))
                .list();
    }

    /**
     * Those that should have gone on before this moment, long ago: it is up to us and nobody was asked lately, or the customer's time is over.
     *
     * @param after the ids are after this one
     */
    List<UUID> late(Instant before, UUID after, int limit) {
        return jdbc.sql("""
                SELECT id FROM complaint
                WHERE state <> 'CLOSED' AND changed_at < :before AND coalesce(due_at, changed_at) < :before
                    AND coalesce(waits_until, changed_at) < :before AND id > :after
                ORDER BY id LIMIT :limit""")
                .param("before", Row.at(before))
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void claim(UUID id, long processInstanceKey) {
        jdbc.sql("UPDATE complaint SET process_instance_key = ? WHERE id = ? AND process_instance_key IS NULL")
                .params(processInstanceKey, id)
                .update();
    }

    void route(UUID id, Route route, long processDefinitionKey) {
        jdbc.sql(
                """
                        UPDATE complaint SET rule = :rule, rule_reason = :reason, severity = :severity, team = :team, due_at = :due,
                            first_due_at = coalesce(first_due_at, :due), process_definition_key = :definition
                        WHERE id = :id""")
                .param("rule", route.rule())
                .param("reason", route.reason())
                .param("severity", route.severity().name())
                .param("team", route.group())
                .param("due", Row.atOrNull(route.dueAt()))
                .param("definition", processDefinitionKey)
                .param("id", id)
                .update();
    }

    void forward(UUID id, String group, Instant dueAt) {
        jdbc.sql("UPDATE complaint SET team = ?, due_at = ? WHERE id = ?").params(group, Row.at(dueAt), id).update();
    }

    /** @param took working time from its opening, if this is the first answer */
    void answer(UUID id, Instant now, Duration took, Instant waitsUntil) {
        jdbc.sql(
                """
                        UPDATE complaint SET state = 'ANSWERED', answered_at = :now, first_answered_at = coalesce(first_answered_at, :now),
                            first_answer_seconds = coalesce(first_answer_seconds, :took), waits_until = :until, changed_at = :now
                        WHERE id = :id""")
                .param("now", Row.at(now))
                .param("took", took.toSeconds())
                .param("until", Row.at(waitsUntil))
                .param("id", id)
                .update();
    }

    /** The last answer was the solution. */
    void solve(UUID id, Duration took, Instant waitsUntil, Instant now) {
        jdbc.sql(
                """
                        UPDATE complaint SET state = 'SOLVED', solved_at = answered_at, solution_seconds = ?, waits_until = ?, changed_at = ?
                        WHERE id = ?""")
                .params(took.toSeconds(), Row.at(waitsUntil), Row.at(now), id)
                .update();
    }

    void close(UUID id, String by, Instant now) {
        jdbc.sql(
                """
                        UPDATE complaint SET state = 'CLOSED', closed_at = :now, closed_by = :by, waits_until = NULL, changed_at = :now
                        WHERE id = :id""")
                .param("now", Row.at(now))
                .param("by", by)
                .param("id", id)
                .update();
    }

    /**
     * It is up to us again.
     *
     * @param reopened whether it was taken for solved
     * @param anew whether another process takes it on
     */
    void resume(UUID id, boolean reopened, boolean anew, Instant now) {
        jdbc.sql(
                """
                        UPDATE complaint SET state = 'OPEN', round = round + 1, reopened = reopened + :reopened, course = course + :anew,
                            process_instance_key = CASE WHEN :anew = 1 THEN NULL ELSE process_instance_key END, due_at = NULL, solved_at = NULL,
                            solution_seconds = NULL, waits_until = NULL, closed_at = NULL, closed_by = NULL, changed_at = :now
                        WHERE id = :id""")
                .param("reopened", reopened ? 1 : 0)
                .param("anew", anew ? 1 : 0)
                .param("now", Row.at(now))
                .param("id", id)
                .update();
    }

    private static Complaint complaint(Row row) {
        String rule = row.textOrNull("rule");
        return new Complaint(
                row.uuid("id"),
                row.text("number"),
                row.orderId("order_id"),
                row.text("order_number"),
                row.text("customer_id"),
                row.constant("category", ComplaintCategory.class),
                row.constant("state", ComplaintState.class),
                rule == null ? null : route(rule, row),
                row.text("opened_by"),
                row.instant("opened_at"),
                row.instantOrNull("first_answered_at"),
                row.instantOrNull("answered_at"),
                row.instantOrNull("solved_at"),
                row.instantOrNull("waits_until"),
                row.instantOrNull("closed_at"),
                row.textOrNull("closed_by"),
                seconds(row.numberOrNull("first_answer_seconds")),
                seconds(row.numberOrNull("solution_seconds")),
                row.count("reopened"),
                row.instantOrNull("texts_forgotten_at"),
                row.count("course"),
                row.count("round"),
                row.numberOrNull("process_instance_key"));
    }

    private static Route route(String rule, Row row) {
        return new Route(rule, row.text("rule_reason"), row.constant("severity", Severity.class), row.text("team"),
                row.instantOrNull("due_at"));
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
