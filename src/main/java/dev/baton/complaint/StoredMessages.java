package dev.baton.complaint;

import dev.baton.complaint.ComplaintMessage.Kind;
import dev.baton.complaint.ComplaintMessage.Side;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was written about complaints, and what was counted of it. Whoever adds to it has locked the complaint before. */
@Repository
class StoredMessages {

    private final JdbcClient jdbc;

    StoredMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID complaint, Kind kind, String by, String text, Instant now) {
        jdbc.sql(
                """
                        INSERT INTO complaint_message (complaint_id, no, side, kind, written_by, text, at)
                        SELECT :complaint, count(*) + 1, :side, :kind, :by, :text, :now FROM complaint_message WHERE complaint_id = :complaint""")
                .param("complaint", complaint)
                .param("side", kind.side().name())
                .param("kind", kind.name())
                .param("by", by)
                .param("text", text)
                .param("now", Row.at(now))
                .update();
    }

    /** Oldest first. */
    List<ComplaintMessage> of(UUID complaint) {
        return jdbc.sql("SELECT * FROM complaint_message WHERE complaint_id = ? ORDER BY no")
                .param(complaint)
                .query(Row.as(row -> new ComplaintMessage(row.count("no"), row.constant("side", Side.class),
                        row.constant("kind", Kind.class), row.text("written_by"), row.text("text"),
                        row.instant("at"))))
                .list();
    }

    /** What this job was told before; empty if it comes for the first time. */
    Optional<RecordedVerdict> verdict(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM complaint_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new RecordedVerdict(row.constant("verdict", ComplaintVerdict.class),
                        row.textOrNull("notice"))))
                .optional();
    }

    /** @param taskKey and {@code person}: null where a deadline has decided, or it cannot be told */
    void add(
            Complaint complaint,
            long jobKey,
            RecordedVerdict verdict,
            String decision,
            String comment,
            @Nullable String taskKey,
            @Nullable String person,
            Instant now) {
        jdbc.sql(
                """
                        INSERT INTO complaint_verdict (job_key, complaint_id, round, decision, verdict, notice, comment, task_key, person, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, complaint.id(), complaint.round(), decision, verdict.verdict().name(), verdict.notice(),
                        comment, taskKey, person, Row.at(now))
                .update();
    }
}
