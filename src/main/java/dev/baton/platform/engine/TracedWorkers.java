package dev.baton.platform.engine;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has each worker fetch the trace of its process ({@link TraceVariables}), beside the variables that it asks for itself. */
@Component
class TracedWorkers implements JobWorkerValueCustomizer {

    private final boolean traced;

    TracedWorkers(@Value("${management.tracing.enabled}") boolean traced) {
        this.traced = traced;
    }

    @Override
    public void customize(JobWorkerValue worker) {
        List<String> fetched = worker.getFetchVariables();
        if (traced && fetched != null && !fetched.isEmpty()) {
            List<String> all = new ArrayList<>(fetched);
            all.add(TraceVariables.TRACE_PARENT);
            worker.setFetchVariables(all);
        }
    }
}
