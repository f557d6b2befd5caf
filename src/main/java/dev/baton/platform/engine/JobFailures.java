package dev.baton.platform.engine;

import dev.baton.platform.engine.ObservedJobs.Outcome;
import dev.baton.platform.fence.EndedOrders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.problem.Causes;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a job whose worker throws. A refusal that the process knows goes to the process. A failure uses up a retry and pauses
 * longer each time, until it is an incident; {@link JobsOutOfRetries} hears of that before the engine does. What is not the job's fault
 * keeps its retries: an order that is being closed but has not ended, a lost race for a row, our own database being away, an engine that
 * takes no more.
 */
@Component
class JobFailures implements JobExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);

    private final JobExceptionHandlingStrategy refusals;
    private final CommandExceptionHandlingStrategy commands;
    private final MetricsRecorder metrics;
    private final JobPauses pauses;
    private final PausedJobs paused;
    private final JobsOutOfRetries outOfRetries;
    private final ObservationRegistry observations;

    JobFailures(
            CommandExceptionHandlingStrategy commands,
            MetricsRecorder metrics,
            JobProperties properties,
            PausedJobs paused,
            JobsOutOfRetries outOfRetries,
            EndedOrders orders,
            ObservationRegistry observations) {
        this.refusals = new DefaultJobExceptionHandlingStrategy(commands, metrics);
        this.commands = commands;
        this.metrics = metrics;
        this.pauses = new JobPauses(properties, orders);
        this.paused = paused;
        this.outOfRetries = outOfRetries;
        this.observations = observations;
    }

    @Override
    public void handleException(Exception failure, ExceptionHandlingContext context) throws Exception {
        if (failure instanceof CamundaError) {
            refusals.handleException(failure, context);
            return;
        }
        ActivatedJob job = context.job();
        JobPauses.Verdict verdict = pauses.after(failure, job.getRetries());
        log(failure, job, verdict);
        observed(failure, verdict.retries() < job.getRetries() ? Outcome.FAILED : Outcome.WAITS);
        String message = Causes.describe(failure);
        if (verdict.retries() == 0 && outOfRetries.isToBeSkipped(job, message)) {
            LOG.info("The process of job {} of instance {} goes on without it", job.getType(),
                    job.getProcessInstanceKey());
            tell(context.jobClient().newCompleteCommand(job.getKey()), MetricsRecorder.ACTION_COMPLETED, context);
            return;
        }
        var failed = context.jobClient().newFailCommand(job.getKey()).retries(verdict.retries()).errorMessage(message);
        Runnable giveBack = () -> tell(failed, MetricsRecorder.ACTION_FAILED, context);
        if (verdict.retries() == 0) {
            giveBack.run();
        } else {
            paused.giveBackAfter(verdict.pause(), job, giveBack);
        }
    }

    private void observed(Exception failure, Outcome outcome) {
        Observation observation = observations.getCurrentObservation();
        if (observation != null) {
            observation.error(failure).lowCardinalityKeyValue(outcome.asKeyValue());
        }
    }

    private void tell(FinalCommandStep<?> command, String action, ExceptionHandlingContext context) {
        ActivatedJob job = context.job();
        new CommandWrapper(command, job, commands, metrics, context.jobWorkerValue().getMaxRetries())
                .executeAsyncWithMetrics(MetricsRecorder.METRIC_NAME_JOB, action, job.getType());
    }

    private static void log(Exception failure, ActivatedJob job, JobPauses.Verdict verdict) {
        boolean expected = failure instanceof OrderClosedException || failure instanceof NotYetException;
        if (expected && verdict.retries() == job.getRetries()) {
            LOG.debug("Job {} of instance {} waits: {}", job.getType(), job.getProcessInstanceKey(),
                    failure.getMessage());
            return;
        }
        LOG.warn("Job {} of instance {} failed, {} retries left: {}",
                job.getType(), job.getProcessInstanceKey(), verdict.retries(), Causes.describe(failure));
    }
}
