package dev.baton.inventory.stocktake.worker;

import dev.baton.inventory.stocktake.StocktakeChoice;
import dev.baton.inventory.stocktake.StocktakeReviews;
import dev.baton.inventory.stocktake.StocktakeRuling;
import dev.baton.inventory.stocktake.StocktakeVerdict;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StocktakeWorkers {

    private final StocktakeReviews reviews;

    StocktakeWorkers(StocktakeReviews reviews) {
        this.reviews = reviews;
    }

    /**
     * @param stocktakeNotice what the form is to tell those who are asked next
     * @param stocktakeChoices what they may choose
     */
    public record Settled(
            StocktakeVerdict stocktakeVerdict,
            @Nullable String stocktakeNotice,
            List<StocktakeChoice> stocktakeChoices,
            String reviewGroup,
            Instant reviewDueAt,
            Instant reviewExpiresAt) {}

    /**
     * @param stocktakeNotice what the form is to tell those who are asked again
     * @param stocktakeChoices what they may choose then
     * @param countExpiresAt by when it has to be complete if it is counted once more
     */
    public record Recorded(
            StocktakeVerdict stocktakeVerdict,
            @Nullable String stocktakeNotice,
            List<StocktakeChoice> stocktakeChoices,
            Instant countExpiresAt) {}

    @JobWorker(type = "stocktake-settle")
    public Settled settle(@Variable UUID stocktakeId, @Variable Map<String, Object> stocktakeRule) {
        StocktakeReviews.Settled settled =
                reviews.settle(stocktakeId, new RuleRow("stocktake-tolerance", stocktakeRule));
        return new Settled(settled.ruling().verdict(), settled.ruling().notice(),
                reviews.choices(stocktakeId), settled.group(), settled.dueAt(),
                settled.expiresAt());
    }

    @JobWorker(type = "stocktake-record-verdict")
    public Recorded recordVerdict(
            @Variable UUID stocktakeId,
            @Variable @Nullable String reviewedAt,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        StocktakeRuling ruling = reviews.record(stocktakeId, reviewedAt, FormAnswer.of(decision, comment),
                job.getKey(), job.getProcessInstanceKey());
        return new Recorded(ruling.verdict(), ruling.notice(), reviews.choices(stocktakeId),
                reviews.recountExpiry());
    }
}
