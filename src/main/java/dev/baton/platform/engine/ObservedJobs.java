package dev.baton.platform.engine;

import dev.baton.platform.logs.LoggedOrder;
import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import io.camunda.client.jobhandling.result.ResultProcessorStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Opens all workers so that each job is observed as {@code baton.job}: timed by its type, by its {@link Outcome} and by what was thrown, traced within the
 * trace in which its process was started ({@link TraceVariables}), and with its order in the lines of the log.
 */
@Primary
@Component
class ObservedJobs extends JobWorkerManager {

    /** The variable that tells of which order a process is. */
    static final String ORDER = "orderId";

    private final JobThreads threads;
    private final ObservationRegistry observations;

    ObservedJobs(
            CommandExceptionHandlingStrategy commands,
            MetricsRecorder metrics,
            ParameterResolverStrategy parameters,
            ResultProcessorStrategy results,
            BackoffSupplier backoff,
            JobExceptionHandlingStrategy failures,
            JobThreads threads,
            ObservationRegistry observations) {
        super(commands, metrics, parameters, results, backoff, failures);
        this.threads = threads;
        this.observations = observations;
    }

    /** What came of a job. */
    enum Outcome {
        DONE,
        /** It is tried again and loses no retry by it. */
        WAITS,
        FAILED;

        KeyValue asKeyValue() {
            return KeyValue.of("outcome", name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public JobWorker openWorker(CamundaClient client, JobWorkerValue worker, JobHandler handler) {
        return super.openWorker(client, worker, (jobs, job) -> handle(handler, jobs, job));
    }

    @Override
    public void closeAllOpenWorkers() {
        threads.stopTimers();
        super.closeAllOpenWorkers();
    }

    private void handle(JobHandler handler, JobClient jobs, ActivatedJob job) throws Exception {
        Map<String, Object> variables = job.getVariablesAsMap();
        Observation observation = Observation
                .createNotStarted("baton.job", () -> TraceVariables.receivedWith(variables), observations)
                .contextualName(job.getType())
                .lowCardinalityKeyValue("type", job.getType())
                .lowCardinalityKeyValue(Outcome.DONE.asKeyValue())
                .highCardinalityKeyValue("process.instance", Long.toString(job.getProcessInstanceKey()));
        try (LoggedOrder order = LoggedOrder.of(variables.get(ORDER) instanceof String id ? id : null)) {
            observation.observeChecked(() -> handler.handle(jobs, job));
        }
    }
}
