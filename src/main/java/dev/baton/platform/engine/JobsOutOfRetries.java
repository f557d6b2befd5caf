package dev.baton.platform.engine;

import io.camunda.client.api.response.ActivatedJob;

/** Hears of jobs that have failed for the last time, before the engine does. */
public interface JobsOutOfRetries {

    /**
     * A job is about to become an incident.
     *
     * @param message why, for the eyes of an operator
     * @return whether its process is to go on without it instead
     */
    boolean isToBeSkipped(ActivatedJob job, String message);
}
