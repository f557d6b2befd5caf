package dev.baton.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A Camunda user task as the engine last recorded it. */
public record UserTask(
        long key,
        String elementId,
        String processId,
        long processInstanceKey,
        long elementInstanceKey,
        boolean open,
        boolean completed,
        List<String> candidateGroups,
        Optional<Instant> dueDate,
        int priority,
        Optional<String> assignee,
        long formKey) {

    static UserTask of(long key, String intent, JsonNode value) {
        return new UserTask(key, value.path("elementId").asText(), value.path("bpmnProcessId").asText(),
                value.path("processInstanceKey").asLong(), value.path("elementInstanceKey").asLong(),
                !intent.equals("COMPLETED") && !intent.equals("CANCELED"), intent.equals("COMPLETED"),
                StreamSupport.stream(value.path("candidateGroupsList").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                text(value, "dueDate").map(due -> OffsetDateTime.parse(due).toInstant()),
                value.path("priority").asInt(), text(value, "assignee"), value.path("formKey").asLong());
    }

    private static Optional<String> text(JsonNode value, String field) {
        return Optional.of(value.path(field).asText()).filter(text -> !text.isEmpty());
    }
}
