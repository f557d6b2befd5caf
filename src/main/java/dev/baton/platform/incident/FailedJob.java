package dev.baton.platform.incident;

import dev.baton.platform.fence.OrderId;
import io.camunda.client.api.response.ActivatedJob;
import org.jspecify.annotations.Nullable;

/** A job that has no retries left. */
record FailedJob(
        long key,
        String type,
        String processId,
        long processDefinitionKey,
        String elementId,
        long elementInstanceKey,
        long processInstanceKey,
        @Nullable OrderId orderId) {

    static final String ERROR_TYPE = "JOB_NO_RETRIES";

    static FailedJob of(ActivatedJob job) {
        return new FailedJob(job.getKey(), job.getType(), job.getBpmnProcessId(), job.getProcessDefinitionKey(),
                job.getElementId(), job.getElementInstanceKey(), job.getProcessInstanceKey(), order(job));
    }

    /** Most jobs know their order; a job that was given something else there has none. */
    private static @Nullable OrderId order(ActivatedJob job) {
        try {
            return job.getVariablesAsMap().get("orderId") instanceof String id ? OrderId.of(id) : null;
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
