package dev.baton.returns;

import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each completed task about a return has come to. */
@Repository
class ReturnVerdicts {

    private final JdbcClient jdbc;

    ReturnVerdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param notice what those who are asked again are to know; null where nobody is */
    record Verdict(String verdict, @Nullable String notice) {}

    Optional<Verdict> of(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM return_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new Verdict(row.text("verdict"), row.textOrNull("notice"))))
                .optional();
    }

    /** @param task null where it cannot be told, or a deadline has decided */
    void add(
            long jobKey,
            UUID id,
            String decision,
            Verdict verdict,
            String comment,
            @Nullable CompletedTask task,
            Instant now) {
        jdbc.sql(
                """
                        INSERT INTO return_verdict (job_key, return_id, decision, verdict, notice, comment, task_key, person, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, id, decision, verdict.verdict(), verdict.notice(), comment,
                        task == null ? null : task.key(), task == null ? null : task.assignee(), Row.at(now))
                .update();
    }
}
