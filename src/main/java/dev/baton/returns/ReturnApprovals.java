package dev.baton.returns;

import dev.baton.platform.tasks.FormAnswer;
import dev.baton.returns.CountedAnswers.Telling;
import dev.baton.returns.ReturnVerdicts.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

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
    private final ReturnEndings endings;
    private final CountedAnswers answers;

    ReturnApprovals(StoredReturns returns, ReturnEndings endings, CountedAnswers answers) {
        this.returns = returns;
        this.endings = endings;
        this.answers = answers;
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
        boolean late = elementId == null;
        Verdict verdict = answers.count(id, new Telling(elementId, jobKey, processInstanceKey),
                late ? "DEADLINE" : answer.decision(), answer.comment(),
                (found, by) -> late ? expire(found) : judge(found, answer, by));
        return new Recorded(Decided.valueOf(verdict.verdict()), verdict.notice(),
                returns.find(id).orElseThrow().receiveBy());
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
