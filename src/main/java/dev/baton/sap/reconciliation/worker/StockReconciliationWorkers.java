package dev.baton.sap.reconciliation.worker;

import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.sap.reconciliation.StockReconciliations;
import dev.baton.sap.reconciliation.StockReconciliations.Decision;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StockReconciliationWorkers {

    private static final String TASK = "Task_DecideDifferences";
    private static final long TEN_MINUTES = 600_000;

    private final StockReconciliations reconciliations;
    private final CompletedTasks tasks;

    StockReconciliationWorkers(StockReconciliations reconciliations, CompletedTasks tasks) {
        this.reconciliations = reconciliations;
        this.tasks = tasks;
    }

    /** @param reconciliationId null if another run is under way */
    public record Begun(@Nullable UUID reconciliationId) {}

    /** @param stockDifferences what the form shows; null if no person need decide */
    public record Compared(@Nullable Map<String, Object> stockDifferences) {}

    @JobWorker(type = "stock-reconciliation-begin")
    public Begun begin(ActivatedJob job) {
        return new Begun(reconciliations.begin(job.getProcessInstanceKey()).orElse(null));
    }

    @JobWorker(type = "stock-reconciliation-read", timeout = TEN_MINUTES)
    public void read(@Variable UUID reconciliationId) {
        reconciliations.read(reconciliationId);
    }

    @JobWorker(type = "stock-reconciliation-compare", timeout = TEN_MINUTES)
    public Compared compare(@Variable UUID reconciliationId) {
        return new Compared(reconciliations.compare(reconciliationId).orElse(null));
    }

    @JobWorker(type = "stock-reconciliation-decide", timeout = TEN_MINUTES)
    public void decide(@Variable UUID reconciliationId, @Variable @Nullable Decision stockDecision, ActivatedJob job) {
        Optional<CompletedTask> task = Optional.ofNullable(stockDecision)
                .map(decided -> tasks.before(job.getKey(), job.getProcessInstanceKey(), TASK));
        reconciliations.decide(reconciliationId, stockDecision,
                task.map(CompletedTask::assignee).orElse(null));
    }
}
