package dev.baton.platform.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command to the engine, as it lies in the outbox. */
sealed interface EngineCommand {

    String START = "start";
    String PUBLISH = "publish";

    /** @param processDefinitionKey of the version that is wanted; null for the latest */
    record Start(
            String processId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long processDefinitionKey,
            Map<String, Object> variables) implements EngineCommand {}

    record Publish(String message, String correlationKey, Map<String, Object> variables) implements EngineCommand {}
}
