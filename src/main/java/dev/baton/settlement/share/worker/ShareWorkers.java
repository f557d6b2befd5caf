package dev.baton.settlement.share.worker;

import dev.baton.platform.fence.OrderId;
import dev.baton.settlement.share.Payouts;
import dev.baton.settlement.share.SplitFacts;
import dev.baton.settlement.share.Splits;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ShareWorkers {

    private final Splits splits;
    private final Payouts payouts;

    ShareWorkers(Splits splits, Payouts payouts) {
        this.splits = splits;
        this.payouts = payouts;
    }

    /** @param split what the rules are asked */
    public record Gathered(SplitFacts split) {}

    @JobWorker(type = "settlement-split-facts")
    public Gathered facts(@Variable OrderId orderId) {
        return new Gathered(splits.facts(orderId));
    }

    @JobWorker(type = "settlement-record-split")
    public void record(
            @Variable OrderId orderId,
            @Variable Map<String, Object> split,
            @Variable @Nullable Map<String, Object> settlementSplit) {
        splits.record(orderId, split, settlementSplit);
    }

    @JobWorker(type = "settlement-pay-out")
    public void payOut(@Variable UUID settlementId) {
        payouts.payOut(settlementId);
    }
}
