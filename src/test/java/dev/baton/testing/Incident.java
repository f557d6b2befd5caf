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
        long jobKey) {

    static Incident of(long key, String intent, JsonNode value) {
        return new Incident(key, intent.equals("CREATED"), value.path("errorType").asText(),
                value.path("errorMessage").asText(), value.path("bpmnProcessId").asText(),
                value.path("elementId").asText(), value.path("processInstanceKey").asLong(),
                value.path("jobKey").asLong());
    }
}
