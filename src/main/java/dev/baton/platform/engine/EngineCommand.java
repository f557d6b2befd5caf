package dev.baton.platform.engine;

import java.util.Map;

/** A command to the engine, as it lies in the outbox. */
sealed interface EngineCommand {

    String START = "start";
    String PUBLISH = "publish";

    record Start(String processId, Map<String, Object> variables) implements EngineCommand {}

    record Publish(String message, String correlationKey, Map<String, Object> variables) implements EngineCommand {}
}
