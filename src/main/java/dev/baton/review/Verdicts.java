package dev.baton.review;

import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.review.TaskAnswer.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what people decide. */
@Component
@Transactional
class Verdicts {

    private static final String UNKNOWN = "unknown reviewer";

    private final StoredReviews reviews;
    private final StoredVerdicts verdicts;
    private final Orders orders;
    private final OrderFence fence;
    private final Deadlines deadlines;
    private final ReviewProperties settings;
    private final Clock clock;

    Verdicts(
            StoredReviews reviews,
            StoredVerdicts verdicts,
            Orders orders,
            OrderFence fence,
            Deadlines deadlines,
            ReviewProperties settings,
            Clock clock) {
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.orders = orders;
        this.fence = fence;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param task the completed task; null if it cannot be told who completed it */
    RecordedVerdict record(
            OrderId id,
            int revision,
            long jobKey,
            Stage stage,
            TaskAnswer answer,
            @Nullable CompletedTask task) {
        fence.enter(id);
        Optional<RecordedVerdict> known = verdicts.find(jobKey);
        if (known.isPresent()) {
            return known.get();
        }
        orders.get(id, revision);
        Review review = reviews.find(id, revision).orElseThrow();
        String person = task == null ? null : task.assignee();
        RecordedVerdict verdict = judge(id, review, stage, answer, person);
        verdicts.insert(jobKey, id, revision, stage, answer, task, verdict, clock.instant());
        tell(id, review, stage, answer, person == null ? UNKNOWN : person, verdict);
        return verdict;
    }

    private RecordedVerdict judge(OrderId id, Review review, Stage stage, TaskAnswer answer, @Nullable String person) {
        Optional<String> fault = answer.fault();
        if (fault.isPresent()) {
            return stage == Stage.SECOND
                    ? new RecordedVerdict(Verdict.SECOND_APPROVAL, fault.get(), secondDue())
                    : new RecordedVerdict(Verdict.INCOMPLETE, fault.get(), null);
        }
        return switch (Objects.requireNonNull(answer.decision())) {
            case REJECT -> new RecordedVerdict(Verdict.REJECTED, null, null);
            case CHANGES ->
                new RecordedVerdict(Verdict.CHANGES_REQUESTED, null, deadlines.within(settings.amendmentDue()));
            case APPROVE -> review.secondApproval()
                    ? approve(person, verdicts.approvals(id, review.revision()))
                    : new RecordedVerdict(Verdict.APPROVED, null, null);
        };
    }

    private RecordedVerdict approve(@Nullable String person, Approvals before) {
        return before.with(person).isByTwoPeople()
                ? new RecordedVerdict(Verdict.APPROVED, null, null)
                : new RecordedVerdict(
                        Verdict.SECOND_APPROVAL, Approvals.notice(person, before), secondDue());
    }

    private void tell(
            OrderId id,
            Review review,
            Stage stage,
            TaskAnswer answer,
            String person,
            RecordedVerdict verdict) {
        String unsaid = answer.decision() == Decision.APPROVE ? "Approved" : "";
        String comment = Objects.requireNonNullElse(answer.comment(), unsaid);
        switch (verdict.verdict()) {
            case APPROVED -> orders.markApproved(id, person);
            case CHANGES_REQUESTED -> orders.requestChanges(id, person, comment);
            case REJECTED -> orders.note(id, "review.rejected", person, comment);
            case SECOND_APPROVAL -> orders.note(id, "review.second-approval", person, asksForSecond(answer, verdict));
            case INCOMPLETE -> orders.note(id, "review.incomplete", person, String.valueOf(verdict.notice()));
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("decision", answer.decision() == null ? "" : answer.decision());
        said.put("comment", comment);
        said.put("verdict", verdict.verdict());
        orders.recordDecision(id, "review-verdict", Map.of("stage", stage, "reasons", review.reasons()), said, person);
    }

    private static String asksForSecond(TaskAnswer answer, RecordedVerdict verdict) {
        String notice = String.valueOf(verdict.notice());
        return answer.decision() == Decision.APPROVE ? notice : "Still open. " + notice;
    }

    private Instant secondDue() {
        return deadlines.within(settings.managersDue());
    }
}
