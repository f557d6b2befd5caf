package dev.baton.platform.engine;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has each worker fetch, beside the variables that it asks for itself, of which order its process is, for the log, and the trace of whoever
 * started it ({@link TraceVariables}).
 */
@Component
class FetchedBesides implements JobWorkerValueCustomizer {

    private final Set<String> besides;

    FetchedBesides(@Value("${management.tracing.enabled}") boolean traced) {
        this.besides = traced ? Set.of(ObservedJobs.ORDER, TraceVariables.TRACE_PARENT) : Set.of(ObservedJobs.ORDER);
    }

    /** Who names no variables fetches all of them. */
    @Override
    public void customize(JobWorkerValue worker) {
        List<String> named = worker.getFetchVariables();
        if (named != null && !named.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(named);
            all.addAll(besides);
            worker.setFetchVariables(List.copyOf(all));
        }
    }
}
