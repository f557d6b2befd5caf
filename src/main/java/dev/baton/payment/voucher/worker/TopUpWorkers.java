package dev.baton.payment.voucher.worker;

import dev.baton.payment.voucher.BonusOffer;
import dev.baton.payment.voucher.TopUpRuling;
import dev.baton.payment.voucher.TopUpVerdict;
import dev.baton.payment.voucher.TopUpVerdicts;
import dev.baton.payment.voucher.TopUps;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class TopUpWorkers {

    private final TopUps topUps;
    private final TopUpVerdicts verdicts;
    private final CompletedTasks tasks;

    TopUpWorkers(TopUps topUps, TopUpVerdicts verdicts, CompletedTasks tasks) {
        this.topUps = topUps;
        this.verdicts = verdicts;
        this.tasks = tasks;
    }

    @JobWorker(type = "top-up-record-ruling")
    public void recordRuling(
            @Variable UUID topUpId,
            @Variable @Nullable Map<String, Object> topUpReview,
            ActivatedJob job) {
        topUps.judged(topUpId, ruling(topUpReview, job));
    }

    /** @param topUpNotice what the form is to tell those who are asked again */
    public record Recorded(TopUpVerdict.Kind topUpVerdict, @Nullable String topUpNotice) {}

    /** @param reviewedAt the id of the user task; null when nobody decided in time */
    @JobWorker(type = "top-up-record-verdict")
    public Recorded recordVerdict(
            @Variable UUID topUpId,
            @Variable @Nullable String reviewedAt,
            @Variable @Nullable String decision,
            @Variable @Nullable String comment,
            @Variable @Nullable Map<String, Object> topUpReview,
            ActivatedJob job) {
        Optional<TopUpVerdict> known = verdicts.known(job.getKey());
        TopUpVerdict verdict = known.isPresent()
                ? known.get()
                : verdicts.record(topUpId, job.getKey(), FormAnswer.of(decision, comment),
                        completed(reviewedAt, job), ruling(topUpReview, job));
        return new Recorded(verdict.kind(), verdict.notice());
    }

    private @Nullable CompletedTask completed(@Nullable String reviewedAt, ActivatedJob job) {
        return reviewedAt == null
                ? null
                : tasks.before(job.getKey(), job.getProcessInstanceKey(), reviewedAt);
    }

    @JobWorker(type = "top-up-post")
    public void post(
            @Variable UUID topUpId,
            @Variable @Nullable Map<String, Object> topUpReview,
            @Variable @Nullable Map<String, Object> rechargeBonus,
            ActivatedJob job) {
        topUps.post(topUpId, ruling(topUpReview, job), offer(rechargeBonus));
    }

    private static TopUpRuling ruling(@Nullable Map<String, Object> review, ActivatedJob job) {
        if (review == null) {
            return new TopUpRuling(null, "No rule speaks of it", job.getProcessDefinitionKey());
        }
        RuleRow row = new RuleRow("top-up-review", review);
        return new TopUpRuling(row.text("ruleId"), row.text("reason"), job.getProcessDefinitionKey());
    }

    private static @Nullable BonusOffer offer(@Nullable Map<String, Object> bonus) {
        if (bonus == null) {
            return null;
        }
        RuleRow row = new RuleRow("recharge-bonus", bonus);
        return new BonusOffer(row.text("ruleId"), row.number("percent"), Duration.ofDays(row.wholeNumber("validDays")));
    }
}
