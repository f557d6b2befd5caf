package dev.baton.allocation.worker;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.ShipmentFacts;
import dev.baton.allocation.WaitOutcome;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
public class AllocationWorkers {

    private final Allocation allocation;

    AllocationWorkers(Allocation allocation) {
        this.allocation = allocation;
    }

    public record StockReserved(ShipmentFacts shipment) {}

    @JobWorker(type = "allocation-reserve")
    public StockReserved reserve(@Variable OrderId orderId) {
        return switch (allocation.reserve(orderId)) {
            case Reserved reserved -> new StockReserved(reserved.shipment());
            case Waiting waiting ->
                throw BpmnErrors.error("STOCK_SHORT", "No plant has everything that the order wants",
                        Map.of("stockDeadline", waiting.deadline().toString()));
        };
    }

    public record WaitEnded(WaitOutcome allocationOutcome) {}

    @JobWorker(type = "allocation-give-up")
    public WaitEnded giveUp(@Variable OrderId orderId) {
        return new WaitEnded(allocation.giveUp(orderId));
    }

    @JobWorker(type = "allocation-release")
    public void release(@Variable OrderId orderId) {
        allocation.release(orderId);
    }
}
