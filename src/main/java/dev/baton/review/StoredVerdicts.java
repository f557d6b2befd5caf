package dev.baton.review;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.review.TaskAnswer.Decision;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks that people completed, each counted once. */
@Repository
class StoredVerdicts {

    private final JdbcClient jdbc;

    StoredVerdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RecordedVerdict> find(long jobKey) {
        return jdbc.sql("SELECT verdict, notice, answer_due FROM order_review_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new RecordedVerdict(
                        row.constant("verdict", Verdict.class), row.textOrNull("notice"),
                        row.instantOrNull("answer_due"))))
                .optional();
    }

    boolean isApproved(OrderId id, int revision) {
        return jdbc.sql(
                "SELECT EXISTS (SELECT FROM order_review_verdict WHERE order_id = ? AND revision = ? AND verdict = ?)")
                .params(id.value(), revision, Verdict.APPROVED.name())
                .query(Boolean.class)
                .single();
    }

    Approvals approvals(OrderId id, int revision) {
        return new Approvals(new HashSet<>(jdbc
                .sql("""
                        SELECT reviewer FROM order_review_verdict
                         WHERE order_id = ? AND revision = ? AND decision = ? AND reviewer IS NOT NULL""")
                .params(id.value(), revision, Decision.APPROVE.name())
                .query(String.class)
                .list()));
    }

    void insert(
            long jobKey,
            OrderId id,
            int revision,
            Stage stage,
            TaskAnswer answer,
            @Nullable CompletedTask task,
            RecordedVerdict verdict,
            Instant now) {
        Decision decision = answer.decision();
        jdbc.sql(
                """
                        INSERT INTO order_review_verdict (job_key, order_id, revision, stage, decision, verdict, comment, notice, reviewer,
                            task_key, answer_due, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, id.value(), revision, stage.name(), decision == null ? null : decision.name(),
                        verdict.verdict().name(), answer.comment(), verdict.notice(),
                        task == null ? null : task.assignee(), task == null ? null : task.key(),
                        Row.atOrNull(verdict.answerDue()), Row.at(now))
                .update();
    }
}
