package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceVariablesTest {

    private final OtelTracer tracer;
    private final ObservationRegistry observations = ObservationRegistry.create();

    TraceVariablesTest() {
        var spans = SdkTracerProvider.builder().build().get("test");
        this.tracer = new OtelTracer(spans, new OtelCurrentTraceContext(), event -> {});
        var propagator = new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans);
        observations.observationConfig().observationHandler(new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                new DefaultTracingObservationHandler(tracer)));
    }

    @Test
    void a_job_belongs_to_the_trace_of_the_request_that_started_its_process() {
        TraceVariables trace = new TraceVariables(observations, true);
        Map<String, Object> variables = new HashMap<>();
        String request = Objects.requireNonNull(Observation.createNotStarted("request", observations).observe(() -> {
            variables.putAll(trace.with(Map.of("orderId", "1"), "distributor-order"));
            return traceId();
        }));

        String job = Observation
                .createNotStarted("baton.job", () -> TraceVariables.receivedWith(variables), observations)
                .observe(this::traceId);

        assertThat(variables).containsOnlyKeys("orderId", "traceparent");
        assertThat(job).isEqualTo(request);
    }

    @Test
    void nothing_is_added_to_a_process_where_nothing_is_traced() {
        Map<String, Object> variables = Map.of("orderId", "1");

        assertThat(new TraceVariables(observations, false).with(variables, "distributor-order"))
                .isEqualTo(variables);
    }

    private String traceId() {
        return Objects.requireNonNull(tracer.currentSpan()).context().traceId();
    }
}
