package dev.baton.payment.credit.writeoff;

import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Write-offs, and what people decided about them. Whoever changes one has locked the item's account before. */
@Repository
class StoredWriteOffs {

    private static final String SELECT = """
            SELECT w.*, r.currency FROM payment_write_off w JOIN payment_receivable r ON r.id = w.receivable_id
            """;

    private final JdbcClient jdbc;

    StoredWriteOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(WriteOff writeOff) {
        jdbc.sql("""
                INSERT INTO payment_write_off (id, receivable_id, amount, reason, state, proposed_by, proposed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(writeOff.id(), writeOff.receivableId(), writeOff.amount().minor(), writeOff.reason(),
                        writeOff.state().name(), writeOff.proposedBy(), Row.at(writeOff.proposedAt()))
                .update();
    }

    WriteOff get(UUID id) {
        return jdbc.sql(SELECT + "WHERE w.id = ?").param(id).query(Row.as(StoredWriteOffs::writeOff)).single();
    }

    Optional<WriteOff> proposed(UUID receivable) {
        return jdbc.sql(SELECT + "WHERE w.receivable_id = ? AND w.state = 'PROPOSED'")
                .param(receivable)
                .query(Row.as(StoredWriteOffs::writeOff))
                .optional();
    }

    /** All of an item, oldest first. */
    List<WriteOff> of(UUID receivable) {
        return jdbc.sql(SELECT + "WHERE w.receivable_id = ? ORDER BY w.id")
                .param(receivable)
                .query(Row.as(StoredWriteOffs::writeOff))
                .list();
    }

    void plan(UUID id, WriteOffPlan plan, RuleRow rule, long processDefinitionKey) {
        jdbc.sql("""
                UPDATE payment_write_off SET approvals = ?, rule = ?, rule_reason = ?, due_at = ?, expires_at = ?,
                    process_definition_key = ?
                WHERE id = ? AND approvals IS NULL""")
                .params(plan.approvals(), rule.text("ruleId"), rule.text("reason"), Row.at(plan.dueAt()),
                        Row.at(plan.expiresAt()), processDefinitionKey, id)
                .update();
    }

    /** When what was planned is due and lapses; empty until it is planned. */
    Optional<WriteOffPlan> plan(UUID id, String group) {
        return jdbc.sql("""
                SELECT approvals, due_at, expires_at FROM payment_write_off WHERE id = ? AND approvals IS NOT NULL""")
                .param(id)
                .query(Row.as(row -> new WriteOffPlan(row.count("approvals"), group, row.instant("due_at"),
                        row.instant("expires_at"))))
                .optional();
    }

    void end(UUID id, WriteOffState state, Money posted, Instant now) {
        jdbc.sql("UPDATE payment_write_off SET state = ?, posted = ?, ended_at = ? WHERE id = ? AND state = 'PROPOSED'")
                .params(state.name(), posted.minor(), Row.at(now), id)
                .update();
    }

    Optional<RecordedWriteOffVerdict> verdict(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM payment_write_off_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new RecordedWriteOffVerdict(row.constant("verdict", WriteOffVerdict.class),
                        row.textOrNull("notice"))))
                .optional();
    }

    /** Who has approved so far; the one who proposed it does not count. */
    Set<String> approvers(WriteOff writeOff) {
        return new HashSet<>(jdbc.sql("""
                SELECT person FROM payment_write_off_verdict
                WHERE write_off_id = ? AND decision = 'APPROVE' AND person IS NOT NULL AND person <> ?""")
                .params(writeOff.id(), writeOff.proposedBy())
                .query(String.class)
                .list());
    }

    void add(
            UUID id,
            long jobKey,
            WriteOffStage stage,
            FormAnswer answer,
            @Nullable CompletedTask task,
            RecordedWriteOffVerdict verdict,
            Instant now) {
        jdbc.sql("""
                INSERT INTO payment_write_off_verdict
                    (job_key, write_off_id, stage, decision, verdict, comment, notice, person, task_key, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, id, stage.name(), answer.decision(), verdict.verdict().name(), answer.comment(),
                        verdict.notice(), task == null ? null : task.assignee(), task == null ? null : task.key(),
                        Row.at(now))
                .update();
    }

    private static WriteOff writeOff(Row row) {
        String currency = row.text("currency");
        Long approvals = row.numberOrNull("approvals");
        return new WriteOff(
                row.uuid("id"),
                row.uuid("receivable_id"),
                row.money("amount", currency),
                row.money("posted", currency),
                row.text("reason"),
                row.constant("state", WriteOffState.class),
                approvals == null ? null : approvals.intValue(),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.instantOrNull("ended_at"));
    }
}
