package dev.baton.testing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened to an element of a process.
 *
 * @param elementId also of a sequence flow
 * @param event {@code ELEMENT_ACTIVATED}, {@code ELEMENT_COMPLETED}, {@code ELEMENT_TERMINATED} or
 *            {@code SEQUENCE_FLOW_TAKEN}
 */
public record Step(String processId, String elementId, String elementType, String event, long processInstanceKey) {

    static Step of(String intent, JsonNode value) {
        return new Step(value.path("bpmnProcessId").asText(), value.path("elementId").asText(),
                value.path("bpmnElementType").asText(), intent, value.path("processInstanceKey").asLong());
    }
}
