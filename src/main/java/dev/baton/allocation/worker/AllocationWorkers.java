package dev.baton.allocation.worker;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.AllocationOutcome;
import dev.baton.allocation.AllocationOutcome.Ended;
import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.BackorderFacts;
import dev.baton.allocation.BackorderRanks;
import dev.baton.allocation.Dispatch;
import dev.baton.order.OrderHolds;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class AllocationWorkers {

    private final OrderHolds holds;
    private final Allocation allocation;
    private final BackorderRanks ranks;

    AllocationWorkers(OrderHolds holds, Allocation allocation, BackorderRanks ranks) {
        this.holds = holds;
        this.allocation = allocation;
        this.ranks = ranks;
    }

    /**
     * @param allocationOutcome {@code RESERVED} or {@code ENDED}
     * @param consignments in what parts the goods can be dispatched; the last one may have to wait for the rest
     */
    public record Allocated(String allocationOutcome, List<Dispatch> consignments) {}

    /** @param backorder what the table for back-orders is to be asked; null where it is not to be asked any more */
    public record RankFacts(@Nullable BackorderFacts backorder) {}

    @JobWorker(type = "allocation-reserve")
    public Allocated reserve(@Variable OrderId orderId, @Variable @Nullable SourcingRuling sourcing) {
        holds.pass(orderId);
        return unlessWaiting(allocation.reserve(orderId, sourcing == null ? null : sourcing.policy()));
    }

    @JobWorker(type = "allocation-rank-facts")
    public RankFacts rankFacts(@Variable UUID waitId) {
        return new RankFacts(ranks.facts(waitId).orElse(null));
    }

    @JobWorker(type = "allocation-rank")
    public void rank(
            @Variable UUID waitId,
            @Variable BackorderFacts backorder,
            @Variable @Nullable List<Map<String, Object>> backorderPriority) {
        ranks.decide(waitId, backorder, backorderPriority == null
                ? List.of()
                : backorderPriority.stream().map(row -> new RuleRow("backorder-priority", row)).toList());
    }

    @JobWorker(type = "allocation-outcome")
    public Allocated outcome(@Variable UUID waitId) {
        return unlessWaiting(allocation.outcome(waitId));
    }

    @JobWorker(type = "allocation-give-up")
    public Allocated giveUp(@Variable UUID waitId) {
        return unlessWaiting(allocation.giveUp(waitId));
    }

    @JobWorker(type = "allocation-release")
    public void release(@Variable OrderId orderId) {
        allocation.release(orderId);
    }

    private static Allocated unlessWaiting(AllocationOutcome outcome) {
        return switch (outcome) {
            case Reserved reserved -> new Allocated("RESERVED", reserved.dispatches());
            case Ended ended -> new Allocated("ENDED", List.of());
            case Waiting waiting -> throw BpmnErrors.error("STOCK_SHORT", "There is not enough stock",
                    Map.of("waitId", waiting.waitId(), "stockDeadline", waiting.deadline().toString()));
        };
    }
}
