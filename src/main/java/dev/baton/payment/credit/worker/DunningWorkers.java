package dev.baton.payment.credit.worker;

import dev.baton.payment.credit.dunning.Dunning;
import dev.baton.payment.credit.dunning.DunningFacts;
import dev.baton.payment.credit.dunning.DunningOutcome;
import dev.baton.payment.credit.dunning.Dunnings;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class DunningWorkers {

    private final Dunnings dunnings;

    DunningWorkers(Dunnings dunnings) {
        this.dunnings = dunnings;
    }

    /** @param dunningTask what the form shows, should a person be asked */
    public record Assessed(int dunningStep, DunningFacts dunning, Map<String, Object> dunningTask) {}

    public record Dunned(Instant dunningAt, boolean financeAsked) {}

    /** @param dunningNotice what the form is to tell those who are asked again */
    public record Decided(boolean dunningDecided, @Nullable String dunningNotice, Instant dunningAt) {}

    @JobWorker(type = "dunning-assess")
    public Assessed assess(@Variable UUID receivableId) {
        return new Assessed(dunnings.steps(receivableId) + 1, dunnings.assess(receivableId),
                dunnings.sheet(receivableId));
    }

    @JobWorker(type = "dunning-dun")
    public Dunned dun(
            @Variable UUID receivableId,
            @Variable int dunningStep,
            @Variable Map<String, Object> dunningRule,
            ActivatedJob job) {
        Dunning dunning = dunnings.dun(receivableId, dunningStep, new RuleRow("dunning-step", dunningRule),
                job.getProcessDefinitionKey());
        return new Dunned(dunning.nextAt(), dunning.askFinance());
    }

    @JobWorker(type = "dunning-record-decision")
    public Decided decide(
            @Variable UUID receivableId,
            @Variable @Nullable String dunningDecision,
            @Variable @Nullable Integer respiteDays,
            @Variable @Nullable String comment,
            ActivatedJob job) {
        DunningOutcome outcome = dunnings.decide(receivableId, FormAnswer.of(dunningDecision, comment), respiteDays,
                job.getKey(), job.getProcessInstanceKey());
        return new Decided(outcome.isComplete(), outcome.notice(), outcome.nextAt());
    }
}
