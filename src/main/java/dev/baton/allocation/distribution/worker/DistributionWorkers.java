package dev.baton.allocation.distribution.worker;

import dev.baton.allocation.distribution.Distribution;
import dev.baton.allocation.distribution.Offer;
import dev.baton.allocation.distribution.OfferAnswers;
import dev.baton.allocation.distribution.OfferSheets;
import dev.baton.allocation.distribution.SellerChoices;
import dev.baton.allocation.distribution.SellerFacts;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.BpmnError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class DistributionWorkers {

    private final Distribution distribution;
    private final OfferAnswers answers;
    private final SellerChoices choices;
    private final OfferSheets sheets;

    DistributionWorkers(
            Distribution distribution,
            OfferAnswers answers,
            SellerChoices choices,
            OfferSheets sheets) {
        this.distribution = distribution;
        this.answers = answers;
        this.choices = choices;
        this.sheets = sheets;
    }

    /** @param sellers what the rules are asked, about each distributor */
    public record Gathered(List<SellerFacts> sellers, int distributionRound) {}

    /**
     * Read as one, since a list that is a variable of its own loses what its elements are.
     *
     * @param sellerTable the table that was asked
     * @param sellerRatings its rows that match, for each of the sellers
     */
    public record RankSellers(
            OrderId orderId,
            int revision,
            int distributionRound,
            String sellerTable,
            List<SellerFacts> sellers,
            List<@Nullable List<Map<String, @Nullable Object>>> sellerRatings) {}

    /**
     * @param offerGroup to whom the task goes
     * @param offerTask what its form shows
     */
    public record Offered(UUID offerId, String offerGroup, Instant offerExpiresAt, Map<String, Object> offerTask) {}

    public record Answered(OfferAnswers.Outcome offerOutcome) {}

    /** @param sellerNotice what the form is to tell who is asked again */
    public record Chosen(SellerChoices.Outcome sellerOutcome, @Nullable String sellerNotice) {}

    @JobWorker(type = "distribution-gather")
    public Gathered gather(@Variable OrderId orderId, @Variable int revision) {
        Distribution.Gathered gathered = distribution.gather(orderId, revision);
        return new Gathered(gathered.sellers(), gathered.round());
    }

    @JobWorker(type = "distribution-rank")
    public void rank(@VariablesAsType RankSellers asked) {
        distribution.rank(asked.orderId(), asked.revision(), asked.distributionRound(), asked.sellerTable(),
                asked.sellers(), RuleRow.of(asked.sellerTable(), asked.sellers().size(), asked.sellerRatings()));
    }

    @JobWorker(type = "distribution-offer")
    public Offered offer(@Variable OrderId orderId, @Variable int revision, @Variable int distributionRound) {
        Offer offer = distribution.offer(orderId, revision, distributionRound)
                .orElseThrow(() -> nobodyLeft(orderId));
        return new Offered(offer.id(), "seller-" + offer.seller(), offer.expiresAt(), sheets.of(offer));
    }

    @JobWorker(type = "distribution-record-answer")
    public Answered recordAnswer(
            @Variable UUID offerId,
            @Variable @Nullable String offerDecision,
            @Variable @Nullable String offerComment,
            ActivatedJob job) {
        return new Answered(answers.record(offerId, FormAnswer.of(offerDecision, offerComment), job.getKey(),
                job.getProcessInstanceKey()));
    }

    @JobWorker(type = "distribution-assign-best")
    public void assignBest(@Variable OrderId orderId, @Variable int revision) {
        if (!distribution.assignBest(orderId, revision)) {
            throw nobodyLeft(orderId);
        }
    }

    @JobWorker(type = "distribution-record-choice")
    public Chosen recordChoice(
            @Variable OrderId orderId,
            @Variable int revision,
            @Variable @Nullable String sellerDecision,
            @Variable @Nullable String chosenSeller,
            @Variable @Nullable String sellerComment,
            ActivatedJob job) {
        SellerChoices.Recorded recorded = choices.record(orderId, revision,
                FormAnswer.of(sellerDecision, sellerComment), chosenSeller == null ? "" : chosenSeller, job.getKey(),
                job.getProcessInstanceKey());
        return new Chosen(recorded.outcome(), recorded.notice());
    }

    private BpmnError nobodyLeft(OrderId orderId) {
        return BpmnErrors.error("NOBODY_LEFT", "No distributor is left to be asked",
                Map.of("untaken", sheets.untaken(orderId)));
    }
}
