package dev.baton.platform.incident;

import dev.baton.platform.engine.JobsOutOfRetries;
import dev.baton.platform.problem.Causes;
import io.camunda.client.api.response.ActivatedJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes jobs that have failed for the last time. Where that fails, the engine must hear of them all the same, and its search will tell. */
@Component
class FailedJobs implements JobsOutOfRetries {

    private static final Logger LOG = LoggerFactory.getLogger(FailedJobs.class);

    private final EngineIncidents incidents;

    FailedJobs(EngineIncidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public boolean isToBeSkipped(ActivatedJob job, String message) {
        try {
            if (incidents.isSkipped(job.getKey())) {
                return true;
            }
            incidents.note(FailedJob.of(job), message);
        } catch (RuntimeException failure) {
            LOG.warn("An incident could not be noted: {}", Causes.describe(failure));
        }
        return false;
    }
}
