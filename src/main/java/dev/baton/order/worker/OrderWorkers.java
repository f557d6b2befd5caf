package dev.baton.order.worker;

import dev.baton.order.ClaimResult;
import dev.baton.order.Claims;
import dev.baton.order.ClosingReason;
import dev.baton.order.ClosingSteps;
import dev.baton.order.Closings;
import dev.baton.order.Fact;
import dev.baton.order.Orders;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.engine.ProcessInstances;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class OrderWorkers {

    /** Who completed a task that nobody had claimed. */
    private static final String UNKNOWN = "somebody";

    private final Orders orders;
    private final Claims claims;
    private final ClosingSteps closingSteps;
    private final Closings closings;
    private final ProcessInstances instances;
    private final CompletedTasks tasks;

    OrderWorkers(
            Orders orders,
            Claims claims,
            ClosingSteps closingSteps,
            Closings closings,
            ProcessInstances instances,
            CompletedTasks tasks) {
        this.orders = orders;
        this.claims = claims;
        this.closingSteps = closingSteps;
        this.closings = closings;
        this.instances = instances;
        this.tasks = tasks;
    }

    /** @param facts what the rules are asked, one by one */
    public record OrderClaimed(String orderNumber, int revision, List<Fact> facts) {}

    @JobWorker(type = "order-claim")
    public OrderClaimed claim(@Variable OrderId orderId, ActivatedJob job) {
        long instance = job.getProcessInstanceKey();
        long definition = job.getProcessDefinitionKey();
        ClaimResult result = claims.claim(orderId, instance, definition);
        if (result instanceof ClaimResult.ClaimedByOther(long other) && !instances.isAlive(other)) {
            claims.handOver(orderId, other, instance, definition);
            result = claims.claim(orderId, instance, definition);
        }
        return switch (result) {
            case ClaimResult.Claimed order -> new OrderClaimed(order.number(), order.revision(), order.facts());
            case ClaimResult.ClaimedByOther other -> throw BpmnErrors.error(
                    "ORDER_ALREADY_CLAIMED", "Another process instance drives order " + orderId, Map.of());
            case ClaimResult.Retired retired -> throw BpmnErrors.error(
                    "ORDER_ALREADY_CLAIMED", "Order " + orderId + " has gone on without this one", Map.of());
        };
    }

    @JobWorker(type = "order-begin-closing")
    public void beginClosing(
            @Variable OrderId orderId,
            @Variable ClosingReason closingReason,
            @Variable @Nullable Integer revision,
            ActivatedJob job) {
        closingSteps.begin(orderId, closingReason, job.getProcessInstanceKey(), revision);
    }

    @JobWorker(type = "order-close")
    public void close(@Variable OrderId orderId, ActivatedJob job) {
        closings.end(orderId, job.getProcessInstanceKey());
    }

    @JobWorker(type = "order-note-overdue")
    public void noteOverdue(@Variable OrderId orderId, ActivatedJob job) {
        orders.noteOnce(orderId, "task.overdue", "process",
                job.getCustomHeaders().getOrDefault("what", "A task is overdue"), "job:" + job.getKey());
    }

    /**
     * @param decidedAt the id of the user task that was completed
     * @param decided what was decided, in words
     */
    @JobWorker(type = "order-note-decision")
    public void noteDecision(
            @Variable OrderId orderId,
            @Variable String decidedAt,
            @Variable String decided,
            ActivatedJob job) {
        CompletedTask task = tasks.before(job.getKey(), job.getProcessInstanceKey(), decidedAt);
        String person = CompletedTask.person(task, UNKNOWN);
        orders.noteOnce(orderId, "task.decided", person, person + " " + decided, "job:" + job.getKey());
    }
}
