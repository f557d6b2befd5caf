package dev.baton.review.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.order.OrderHolds;
import dev.baton.platform.fence.OrderId;
import dev.baton.review.Escalation;
import dev.baton.review.RecordedVerdict;
import dev.baton.review.ReviewDecision;
import dev.baton.review.ReviewDecision.Manual;
import dev.baton.review.ReviewFacts;
import dev.baton.review.ReviewOutcome;
import dev.baton.review.ReviewTask;
import dev.baton.review.Reviews;
import dev.baton.review.RiskAnswer;
import dev.baton.review.Stage;
import dev.baton.review.SupplyFacts;
import dev.baton.review.TaskAnswer;
import dev.baton.review.Verdict;
import dev.baton.risk.RiskFacts;
import dev.baton.risk.Risks;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ReviewWorkers {

    private final OrderHolds holds;
    private final Reviews reviews;
    private final Risks risks;

    ReviewWorkers(OrderHolds holds, Reviews reviews, Risks risks) {
        this.holds = holds;
        this.reviews = reviews;
        this.risks = risks;
    }

    /** All but the outcome are left out unless a person decides: each would be one more record in the engine's log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decided(
            ReviewOutcome reviewOutcome,
            @Nullable String reviewGroup,
            @Nullable Instant reviewDueAt,
            @Nullable Integer reviewPriority,
            @Nullable Instant reviewExpiresAt,
            @Nullable ReviewTask reviewTask) {}

    public record Escalated(String escalatedGroup, Instant escalatedDueAt, int escalatedPriority) {}

    /** @param reviewNotice what the form is to tell those who are asked next */
    public record Recorded(
            Verdict verdict,
            @Nullable String reviewNotice,
            @Nullable Instant amendmentDeadline,
            String secondApprovalGroup,
            Instant secondApprovalDueAt,
            int secondApprovalPriority) {}

    public record Gathered(ReviewFacts review, RiskFacts risk) {}

    /** For orders of which SAP knows nothing. */
    @JobWorker(type = "review-gather-facts")
    public Gathered gatherFacts(@Variable OrderId orderId) {
        holds.pass(orderId);
        return new Gathered(reviews.gather(orderId, SupplyFacts.UNKNOWN), risks.gather(orderId));
    }

    @JobWorker(type = "review-decide")
    public Decided decide(
            @Variable OrderId orderId,
            @Variable int revision,
            @Variable Map<String, Object> review,
            @Variable @Nullable List<Map<String, Object>> reviewResults,
            @Variable @Nullable Map<String, Object> risk,
            @Variable @Nullable List<Map<String, Object>> riskResults) {
        List<Map<String, Object>> rows = reviewResults == null ? List.of() : reviewResults;
        ReviewDecision decided = reviews.decide(orderId, revision, review, rows, RiskAnswer.of(risk, riskResults));
        Manual manual = decided.manual();
        return manual == null
                ? new Decided(decided.outcome(), null, null, null, null, null)
                : new Decided(
                        decided.outcome(), manual.group(), manual.dueAt(), manual.priority(), manual.expiresAt(),
                        manual.task());
    }

    @JobWorker(type = "review-escalate")
    public Escalated escalate(@Variable OrderId orderId, @Variable int revision) {
        Escalation escalation = reviews.escalate(orderId, revision);
        return new Escalated(escalation.group(), escalation.dueAt(), escalation.priority());
    }

    @JobWorker(type = "review-record-verdict")
    public Recorded recordVerdict(
            @Variable OrderId orderId,
            @Variable int revision,
            @Variable Stage reviewStage,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        RecordedVerdict recorded = reviews.recordVerdict(
                orderId, revision, reviewStage, TaskAnswer.of(decision, comment), job.getKey(),
                job.getProcessInstanceKey());
        Escalation second = reviews.secondApproval(recorded);
        return new Recorded(
                recorded.verdict(),
                recorded.notice(),
                recorded.verdict() == Verdict.CHANGES_REQUESTED ? recorded.answerDue() : null,
                second.group(),
                second.dueAt(),
                second.priority());
    }
}
