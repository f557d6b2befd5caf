package dev.baton.payment.voucher;

import dev.baton.payment.proof.Proofs;
import dev.baton.payment.voucher.TopUpVerdict.Kind;
import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what people decide about vouchers, and keeps all of it. */
@Service
@Transactional
public class TopUpVerdicts {

    private static final String NOBODY = "process";

    private final JdbcClient jdbc;
    private final StoredTopUps topUps;
    private final Proofs proofs;
    private final Clock clock;

    TopUpVerdicts(JdbcClient jdbc, StoredTopUps topUps, Proofs proofs, Clock clock) {
        this.jdbc = jdbc;
        this.topUps = topUps;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Counts an answer once.
     *
     * @param answer whose decision is {@code APPROVE}, {@code REJECT}, or {@code EXPIRE} when nobody decided in time; anything else asks again
     * @param jobKey of the job that tells it
     * @param task null if it cannot be told who completed it
     */
    public TopUpVerdict record(
            UUID id,
            long jobKey,
            FormAnswer answer,
            @Nullable CompletedTask task,
            TopUpRuling ruling) {
        TopUp topUp = topUps.lock(id).orElseThrow();
        Optional<TopUpVerdict> known = known(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        String person = task == null ? null : task.assignee();
        TopUpVerdict verdict = judge(topUp, answer, person);
        keep(id, jobKey, answer, task, verdict);
        if (verdict.kind() == Kind.REJECTED && topUp.status() == TopUpStatus.IN_REVIEW) {
            topUps.decide(id, TopUpStatus.REJECTED, ruling, Objects.requireNonNullElse(person, NOBODY),
                    answer.commentOr("Nobody decided in time"), clock.instant());
            // it may be entered again, with another amount maybe
            proofs.free(Proofs.Kind.TOP_UP, id);
        }
        return verdict;
    }

    private static TopUpVerdict judge(TopUp topUp, FormAnswer answer, @Nullable String person) {
        return switch (answer.decision()) {
            case "EXPIRE" -> new TopUpVerdict(Kind.REJECTED, null);
            case "REJECT" -> answer.comment().isEmpty()
                    ? again("A comment is needed to reject a voucher")
                    : new TopUpVerdict(Kind.REJECTED, null);
            case "APPROVE" -> approve(topUp, person);
            default -> again("Nothing was decided: choose to approve or to reject");
        };
    }

    private static TopUpVerdict approve(TopUp topUp, @Nullable String person) {
        if (person == null) {
            return again("It cannot be told who approved: claim the task in Tasklist before completing it");
        }
        return person.equals(topUp.enteredBy())
                ? again(person + " has entered the voucher: another person must approve it")
                : new TopUpVerdict(Kind.APPROVED, null);
    }

    private static TopUpVerdict again(String notice) {
        return new TopUpVerdict(Kind.INCOMPLETE, notice);
    }

    /** The approval of a voucher, also without words one that says so; empty if the rules let it pass. */
    Optional<Approval> approval(UUID id) {
        return jdbc.sql("""
                SELECT person, comment FROM payment_top_up_verdict
                WHERE top_up_id = ? AND verdict = 'APPROVED' ORDER BY at DESC LIMIT 1""")
                .param(id)
                .query(Row.as(row -> new Approval(row.text("person"),
                        FormAnswer.of(null, row.text("comment")).commentOr("Approved"))))
                .optional();
    }

    /** How the answer that this job tells was counted; empty if it was not yet. */
    @Transactional(readOnly = true)
    public Optional<TopUpVerdict> known(long jobKey) {
        return jdbc.sql("SELECT verdict, notice FROM payment_top_up_verdict WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new TopUpVerdict(row.constant("verdict", Kind.class), row.textOrNull("notice"))))
                .optional();
    }

    private void keep(UUID id, long jobKey, FormAnswer answer, @Nullable CompletedTask task, TopUpVerdict verdict) {
        jdbc.sql(
                """
                        INSERT INTO payment_top_up_verdict (job_key, top_up_id, task_key, person, decision, comment, verdict, notice, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, id, task == null ? null : task.key(), task == null ? null : task.assignee(),
                        answer.decision(), answer.comment(), verdict.kind().name(), verdict.notice(),
                        Row.at(clock.instant()))
                .update();
    }
}
