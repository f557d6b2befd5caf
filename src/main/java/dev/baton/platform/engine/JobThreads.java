package dev.baton.platform.engine;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import org.springframework.stereotype.Component;

/** The threads of the engine's client, which ends them. */
@Component
class JobThreads extends CamundaClientExecutorService {

    private final JobExecutor executor;

    JobThreads() {
        this(new JobExecutor());
    }

    private JobThreads(JobExecutor executor) {
        super(executor, true);
        this.executor = executor;
    }

    /** As {@link JobExecutor#stopTimers}. */
    void stopTimers() {
        executor.stopTimers();
    }
}
