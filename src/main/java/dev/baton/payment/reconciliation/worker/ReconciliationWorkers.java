package dev.baton.payment.reconciliation.worker;

import dev.baton.payment.reconciliation.EntryReminders;
import dev.baton.payment.reconciliation.Matching;
import dev.baton.payment.reconciliation.TaskAnswers;
import dev.baton.payment.reconciliation.TaskSheet;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ReconciliationWorkers {

    private static final String TASK = "Task_ClarifyEntry";
    private static final String SOMEBODY = "finance";

    private final Matching matching;
    private final TaskAnswers answers;
    private final EntryReminders reminders;
    private final CompletedTasks tasks;

    ReconciliationWorkers(Matching matching, TaskAnswers answers, EntryReminders reminders, CompletedTasks tasks) {
        this.matching = matching;
        this.answers = answers;
        this.reminders = reminders;
        this.tasks = tasks;
    }

    public record Matched(boolean entriesLeft) {}

    /**
     * @param entryNotice why the answer was not taken, for the form; empty if it was
     * @param bankEntry what the form shows of the entry by now
     */
    public record Answered(boolean entryDecided, String entryNotice, TaskSheet bankEntry) {}

    @JobWorker(type = "reconciliation-match")
    public Matched match(@Variable UUID statementId) {
        return new Matched(matching.matchNext(statementId));
    }

    @JobWorker(type = "reconciliation-resolve")
    public Answered resolve(
            @Variable UUID entryId,
            @Variable @Nullable String entryDecision,
            @Variable @Nullable String entryAccount,
            @Variable @Nullable String entryNote,
            @Variable TaskSheet bankEntry,
            ActivatedJob job) {
        CompletedTask task = tasks.before(job.getKey(), job.getProcessInstanceKey(), TASK);
        String by = CompletedTask.person(task, SOMEBODY);
        Optional<String> notice =
                answers.take(entryId, entryDecision, entryAccount, entryNote, bankEntry.proposal(), by);
        return new Answered(notice.isEmpty(), notice.orElse(""), answers.sheet(entryId));
    }

    @JobWorker(type = "reconciliation-remind")
    public void remind(@Variable UUID entryId, ActivatedJob job) {
        reminders.remind(entryId, "job:" + job.getKey());
    }
}
