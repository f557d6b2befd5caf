package dev.baton.allocation.transfer;

import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was decided on transfers, each completed task once. */
@Repository
class StoredApprovals {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredApprovals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<TransferRuling> find(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM stock_transfer_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new TransferRuling(row.constant("verdict", TransferVerdict.class),
                        row.textOrNull("notice"))))
                .optional();
    }

    void add(UUID transfer, FormAnswer answer, long jobKey, @Nullable CompletedTask task, TransferRuling ruling) {
        jdbc.sql("""
                INSERT INTO stock_transfer_verdict
                    (job_key, transfer_id, decision, comment, person, task_key, verdict, notice, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, transfer, answer.decision(), answer.comment(), task == null ? null : task.assignee(),
                        task == null ? null : task.key(), ruling.verdict().name(), ruling.notice(),
                        Row.at(clock.instant()))
                .update();
    }
}
