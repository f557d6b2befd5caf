package dev.baton.platform.engine;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.outbox.Outbox;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the process engine is told. The commands leave with the caller's transaction through the outbox, in order per order, and take
 * effect at least once: a process's first job sees to it that only one instance goes on, and a message is correlated once.
 */
@Component
public class ProcessCommands {

    /** By which the engine is named in the outbox. */
    public static final String DESTINATION = "engine";

    private final Outbox outbox;
    private final TraceVariables trace;

    ProcessCommands(Outbox outbox, TraceVariables trace) {
        this.outbox = outbox;
        this.trace = trace;
    }

    /**
     * Starts the latest version of a process for an order.
     *
     * @param variables small and free of personal data
     */
    public void start(OrderId orderId, String processId, Map<String, Object> variables) {
        start(orderId, processId, null, variables);
    }

    /**
     * Starts a version of a process for an order, or the latest one if the engine does not have that any more.
     *
     * @param processDefinitionKey of that version; null for the latest
     * @param variables small and free of personal data
     */
    public void start(
            OrderId orderId,
            String processId,
            @Nullable Long processDefinitionKey,
            Map<String, Object> variables) {
        outbox.send(orderId.toString(), DESTINATION, EngineCommand.START,
                new EngineCommand.Start(processId, processDefinitionKey, trace.with(variables, processId)));
    }

    /**
     * As {@link #start(OrderId, String, Map)}, but the process waits for its turn, and so does what it is told meanwhile.
     *
     * @see #letStart
     */
    public void startInTurn(OrderId orderId, String processId, Map<String, Object> variables) {
        outbox.hold(orderId.toString(), DESTINATION, EngineCommand.START,
                new EngineCommand.Start(processId, null, trace.with(variables, processId)));
    }

    /**
     * It is the turn of the next ones that wait for it.
     *
     * @return whose turn it was
     */
    public List<OrderId> letStart(int most) {
        return outbox.release(DESTINATION, most).stream().map(OrderId::of).toList();
    }

    /** It is this one's turn, should it wait for it. */
    public void letStart(OrderId orderId) {
        outbox.release(DESTINATION, orderId.toString());
    }

    /**
     * Publishes a message that waits for 30 days to be awaited.
     *
     * @param orderKey the order that the message is about: keeps it in order with the order's other commands
     * @param correlationKey what the process waits with
     */
    public void publish(String orderKey, String messageName, String correlationKey, Map<String, Object> variables) {
        outbox.send(orderKey, DESTINATION, EngineCommand.PUBLISH,
                new EngineCommand.Publish(messageName, correlationKey, variables));
    }

    /**
     * Publishes a message that wakes an order's process where it waits for something of this revision. Correlated with
     * {@code orderId:revision}, so that what comes too late for one revision never wakes the next.
     */
    public void wake(OrderId orderId, int revision, String messageName) {
        publish(orderId.toString(), messageName, orderId + ":" + revision, Map.of());
    }
}
