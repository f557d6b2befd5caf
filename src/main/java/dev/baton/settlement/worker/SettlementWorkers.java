package dev.baton.settlement.worker;

import dev.baton.platform.engine.BpmnErrors;
import dev.baton.settlement.SettlementOutcome;
import dev.baton.settlement.Settlements;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class SettlementWorkers {

    private final Settlements settlements;

    SettlementWorkers(Settlements settlements) {
        this.settlements = settlements;
    }

    @JobWorker(type = "settlement-settle")
    public SettledConsignment settle(@Variable UUID consignmentId, @Variable @Nullable String settlementDecision) {
        return switch (settlements.settle(consignmentId, "ACCEPT".equals(settlementDecision))) {
            case SettlementOutcome.Settled settled -> new SettledConsignment(settled.number());
            case SettlementOutcome.Differing differing ->
                throw BpmnErrors.error("SETTLEMENT_DIFFERENCE", "SAP's net amount is another one", Map.of(
                        "settlementDifference", Map.of(
                                "salesOrder", differing.salesOrder(),
                                "ours", differing.ours().words(),
                                "sap", differing.sap().words(),
                                "difference", differing.difference().words())));
            case SettlementOutcome.Unpaid unpaid ->
                throw BpmnErrors.error("PAYMENT_OUTSTANDING",
                        "The card payment of " + unpaid.outstanding().words() + " has not been entered", Map.of());
        };
    }

    @JobWorker(type = "settlement-give-back")
    public void giveBack(@Variable UUID waitId) {
        settlements.giveBack(waitId);
    }

    public record SettledConsignment(String settlement) {}
}
