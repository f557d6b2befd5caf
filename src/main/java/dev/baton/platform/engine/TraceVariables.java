package dev.baton.platform.engine;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Carries the trace of whoever starts a process to its jobs, in a variable of the process. Where nothing is traced there is no such
 * variable.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
@Component
class TraceVariables {

    static final String TRACE_PARENT = "traceparent";

    private final ObservationRegistry observations;
    private final boolean traced;

    TraceVariables(ObservationRegistry observations, @Value("${management.tracing.enabled}") boolean traced) {
        this.observations = observations;
        this.traced = traced;
    }

    /** The variables, and the trace of the current thread. */
    Map<String, Object> with(Map<String, Object> variables, String processId) {
        if (!traced) {
            return variables;
        }
        Map<String, Object> all = new HashMap<>(variables);
        SenderContext<Map<String, Object>> context = new SenderContext<>(TraceVariables::put, Kind.PRODUCER);
        context.setCarrier(all);
        Observation.createNotStarted("baton.process", () -> context, observations)
                .contextualName("start " + processId)
                .lowCardinalityKeyValue("process", processId)
                .observe(() -> {});
        return all;
    }

    private static void put(@Nullable Map<String, Object> variables, String name, String value) {
        if (variables != null && name.equals(TRACE_PARENT)) {
            variables.put(name, value);
        }
    }

    /** The context of what is done by a job with these variables. */
    static ReceiverContext<Map<String, Object>> receivedWith(Map<String, Object> variables) {
        ReceiverContext<Map<String, Object>> context = new ReceiverContext<>(
                (carrier, name) -> carrier.get(name) instanceof String value ? value : null, Kind.CONSUMER);
        context.setCarrier(variables);
        return context;
    }
}
