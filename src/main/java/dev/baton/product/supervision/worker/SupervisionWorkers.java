package dev.baton.product.supervision.worker;

import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.product.supervision.PriceVerdict;
import dev.baton.product.supervision.PriceVerdicts;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class SupervisionWorkers {

    private final PriceVerdicts verdicts;
    private final CompletedTasks tasks;

    SupervisionWorkers(PriceVerdicts verdicts, CompletedTasks tasks) {
        this.verdicts = verdicts;
        this.tasks = tasks;
    }

    /** @param priceNotice what the form is to tell those who are asked again */
    public record Recorded(PriceVerdict.Kind priceVerdict, @Nullable String priceNotice) {}

    /** @param reviewedAt the id of the user task; null when nobody decided in time */
    @JobWorker(type = "price-record-verdict")
    public Recorded recordVerdict(
            @Variable UUID priceProposalId,
            @Variable @Nullable String reviewedAt,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        Optional<PriceVerdict> known = verdicts.known(job.getKey());
        PriceVerdict verdict = known.isPresent()
                ? known.get()
                : verdicts.record(priceProposalId, job.getKey(), FormAnswer.of(decision, comment),
                        completed(reviewedAt, job));
        return new Recorded(verdict.kind(), verdict.notice());
    }

    private @Nullable CompletedTask completed(@Nullable String reviewedAt, ActivatedJob job) {
        return reviewedAt == null ? null : tasks.before(job.getKey(), job.getProcessInstanceKey(), reviewedAt);
    }
}
