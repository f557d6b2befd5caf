package dev.baton.inventory.stocktake;

import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was decided on counts, each completed task once. */
@Repository
class StoredRulings {

    private final JdbcClient jdbc;

    StoredRulings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StocktakeRuling> find(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM stock_count_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new StocktakeRuling(row.constant("verdict", StocktakeVerdict.class),
                        row.textOrNull("notice"))))
                .optional();
    }

    StocktakeRuling add(
            UUID count,
            FormAnswer answer,
            long jobKey,
            @Nullable CompletedTask task,
            StocktakeRuling ruling,
            Instant now) {
        jdbc.sql("""
                INSERT INTO stock_count_verdict
                    (job_key, count_id, decision, comment, person, task_key, verdict, notice, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, count, answer.decision(), answer.comment(), task == null ? null : task.assignee(),
                        task == null ? null : task.key(), ruling.verdict().name(), ruling.notice(), Row.at(now))
                .update();
        return ruling;
    }
}
