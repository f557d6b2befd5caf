package dev.baton.returns;

import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.returns.ReturnVerdicts.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people decide about returns. Every call of a process may be repeated and takes effect once. */
@Service
public class ReturnApprovals {

    /** What a decision has come to. */
    public enum Decided {
        AUTHORISED, REFUSED,
        /** Something is missing: they are asked again. */
        INCOMPLETE
    }

    /**
     * @param notice what to tell those who are asked again; null where nobody is
     * @param receiveBy until when the goods have to arrive; null unless it is authorised
     */
    public record Recorded(Decided decided, @Nullable String notice, @Nullable Instant receiveBy) {}

    private final StoredReturns returns;
    private final ReturnVerdicts verdicts;
    private final ReturnEndings endings;
    private final CompletedTasks tasks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReturnApprovals(
            StoredReturns returns,
            ReturnVerdicts verdicts,
            ReturnEndings endings,
            CompletedTasks tasks,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.verdicts = verdicts;
        this.endings = endings;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts what a person has decided; asks again where the reason of a refusal is missing.
     *
     * @param elementId of the task that was completed; null where the time for it is over
     * @param jobKey tells a repeated call from another decision
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    public Recorded record(
            UUID id,
            @Nullable String elementId,
            FormAnswer answer,
            long jobKey,
            long processInstanceKey) {
        CompletedTask task = elementId == null || verdicts.of(jobKey).isPresent()
                ? null
                : tasks.before(jobKey, processInstanceKey, elementId);
        return Objects.requireNonNull(transaction.execute(status -> {
            ReturnOrder found = returns.lock(id).orElseThrow();
            Optional<Verdict> known = verdicts.of(jobKey);
            Verdict verdict = known.isPresent() ? known.get() : judge(found, elementId, answer, task);
            if (known.isEmpty()) {
                verdicts.add(jobKey, id, elementId == null ? "DEADLINE" : answer.decision(), verdict, answer.comment(),
                        task, clock.instant());
            }
            return new Recorded(Decided.valueOf(verdict.verdict()), verdict.notice(),
                    returns.find(id).orElseThrow().receiveBy());
        }));
    }

    private Verdict judge(
            ReturnOrder found,
            @Nullable String elementId,
            FormAnswer answer,
            @Nullable CompletedTask task) {
        if (elementId == null) {
            return expire(found);
        }
        return judge(found, answer, task == null || task.assignee() == null ? "returns" : task.assignee());
    }

    private Verdict judge(ReturnOrder found, FormAnswer answer, String by) {
        if (found.state() != ReturnState.IN_REVIEW) {
            return as(found);
        }
        return switch (answer.decision()) {
            case "AUTHORISE" -> {
                endings.authorise(found, by);
                yield new Verdict(Decided.AUTHORISED.name(), null);
            }
            case "REFUSE" -> {
                if (answer.comment().isEmpty()) {
                    yield new Verdict(Decided.INCOMPLETE.name(),
                            "The reason is missing: write why it is refused, for the customer to read");
                }
                endings.refuse(found, by, answer.comment());
                yield new Verdict(Decided.REFUSED.name(), null);
            }
            default -> new Verdict(Decided.INCOMPLETE.name(), "Nothing was decided: choose whether it is allowed");
        };
    }

    private Verdict expire(ReturnOrder found) {
        if (found.state() == ReturnState.IN_REVIEW) {
            endings.refuse(found, "process", "Nobody has decided in time: it may be asked for again");
            return new Verdict(Decided.REFUSED.name(), null);
        }
        return as(found);
    }

    private static Verdict as(ReturnOrder found) {
        return new Verdict((found.state().isEnd() ? Decided.REFUSED : Decided.AUTHORISED).name(), null);
    }
}
