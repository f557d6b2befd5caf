package dev.baton.platform.engine;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a completion or a failure that the engine did not take: while the job is ours it is sent again, or else the job would
 * stand still until its time is out. The starter's own way gives up at once.
 */
@Component
class CommandFailures implements CommandExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(CommandFailures.class);

    private final BackoffSupplier pauses;
    private final CamundaClientExecutorService executor;

    CommandFailures(BackoffSupplier pauses, CamundaClientExecutorService executor) {
        this.pauses = pauses;
        this.executor = executor;
    }

    @Override
    public void handleCommandError(CommandWrapper command, Throwable failure) {
        Status.Code code = Status.fromThrowable(failure).getCode();
        switch (code) {
            case NOT_FOUND -> LOG.debug("A job was over before its outcome was told");
            case INVALID_ARGUMENT, FAILED_PRECONDITION, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED ->
                LOG.error("The engine refused the outcome of a job: {}", code);
            default -> sendAgain(command, code);
        }
    }

    private void sendAgain(CommandWrapper command, Status.Code code) {
        if (command.hasMoreRetries()) {
            command.increaseBackoffUsing(pauses);
            command.scheduleExecutionUsing(executor.get());
        } else {
            LOG.warn("The engine did not take the outcome of a job in its time ({}); the job will be done again", code);
        }
    }
}
