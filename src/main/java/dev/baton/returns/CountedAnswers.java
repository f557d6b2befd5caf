package dev.baton.returns;

import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.returns.ReturnVerdicts.Verdict;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what was said at a task about a return once, however often the job comes that tells of it. */
@Component
class CountedAnswers {

    private final StoredReturns returns;
    private final ReturnVerdicts verdicts;
    private final CompletedTasks tasks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CountedAnswers(
            StoredReturns returns,
            ReturnVerdicts verdicts,
            CompletedTasks tasks,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.verdicts = verdicts;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    interface Judge {

        /**
         * @param found the return, locked
         * @param by who completed the task; {@code returns} where that cannot be told
         */
        Verdict judge(ReturnOrder found, String by);
    }

    /**
     * A job that tells of a task.
     *
     * @param elementId of the task that was completed; null where none was
     */
    record Telling(@Nullable String elementId, long jobKey, long processInstanceKey) {}

    /**
     * @param decision what is kept as said, with the comment
     * @param judge asked the first time only
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    Verdict count(UUID id, Telling job, String decision, String comment, Judge judge) {
        String element = job.elementId();
        CompletedTask task = element == null || verdicts.of(job.jobKey()).isPresent()
                ? null
                : tasks.before(job.jobKey(), job.processInstanceKey(), element);
        return Objects.requireNonNull(transaction.execute(status -> {
            ReturnOrder found = returns.lock(id).orElseThrow();
            Optional<Verdict> known = verdicts.of(job.jobKey());
            return known.orElseGet(() -> {
                Verdict verdict = judge.judge(found, CompletedTask.person(task, "returns"));
                verdicts.add(job.jobKey(), id, decision, verdict, comment, task, clock.instant());
                return verdict;
            });
        }));
    }
}
