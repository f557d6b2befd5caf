package dev.baton.platform.engine;

import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.problem.Causes;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a job whose worker throws. A refusal that the process knows goes to the process. A failure uses up a retry and pauses
 * longer each time, until it is an incident. What is not the job's fault keeps its retries: an order that is being closed, a lost race
 * for a row, our own database being away.
 */
@Component
class JobFailures implements JobExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);

    private final JobExceptionHandlingStrategy refusals;
    private final CommandExceptionHandlingStrategy commands;
    private final MetricsRecorder metrics;
    private final JobPauses pauses;
    private final PausedJobs paused;

    JobFailures(
            CommandExceptionHandlingStrategy commands,
            MetricsRecorder metrics,
            JobProperties properties,
            PausedJobs paused) {
        this.refusals = new DefaultJobExceptionHandlingStrategy(commands, metrics);
        this.commands = commands;
        this.metrics = metrics;
        this.pauses = new JobPauses(properties);
        this.paused = paused;
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
        var command = context.jobClient()
                .newFailCommand(job.getKey())
                .retries(verdict.retries())
                .errorMessage(Causes.describe(failure));
        var wrapped = new CommandWrapper(command, job, commands, metrics, context.jobWorkerValue().getMaxRetries());
        Runnable giveBack = () -> wrapped.executeAsyncWithMetrics(
                MetricsRecorder.METRIC_NAME_JOB, MetricsRecorder.ACTION_FAILED, job.getType());
        if (verdict.retries() == 0) {
            giveBack.run();
        } else {
            paused.giveBackAfter(verdict.pause(), job, giveBack);
        }
    }

    private static void log(Exception failure, ActivatedJob job, JobPauses.Verdict verdict) {
        if (failure instanceof OrderClosedException || failure instanceof NotYetException) {
            LOG.debug("Job {} of instance {} waits: {}", job.getType(), job.getProcessInstanceKey(),
                    failure.getMessage());
            return;
        }
        LOG.warn("Job {} of instance {} failed, {} retries left: {}",
                job.getType(), job.getProcessInstanceKey(), verdict.retries(), Causes.describe(failure));
    }
}
