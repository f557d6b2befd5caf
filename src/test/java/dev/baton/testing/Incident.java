package dev.baton.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** A process instance that stands still until a person helps. */
public record Incident(
        long key,
        boolean open,
        String errorType,
        String message,
        String processId,
        String elementId,
        long processInstanceKey,
        long jobKey,
        long processDefinitionKey,
        long elementInstanceKey,
        long rootInstanceKey) {

    static Incident of(long key, String intent, JsonNode value) {
        return new Incident(key, !intent.equals("RESOLVED"), value.path("errorType").asText(),
                value.path("errorMessage").asText(), value.path("bpmnProcessId").asText(),
                value.path("elementId").asText(), value.path("processInstanceKey").asLong(),
                value.path("jobKey").asLong(), value.path("processDefinitionKey").asLong(),
                value.path("elementInstanceKey").asLong(), root(value));
    }

    /** The topmost of the processes that called each other. */
    private static long root(JsonNode value) {
        return value.path("elementInstancePath").path(0).path(0).asLong(value.path("processInstanceKey").asLong());
    }
}
