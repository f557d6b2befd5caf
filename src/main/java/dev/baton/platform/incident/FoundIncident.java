package dev.baton.platform.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the engine's search tells of it.
 *
 * @param key the engine's
 * @param jobKey null where no job is the reason
 * @param errorType the engine's word for what is the matter
 * @param message the engine's words, or ours where a job failed
 * @param rootInstanceKey of the process that called the one that stands still, or of that one itself
 */
public record FoundIncident(
        long key,
        @Nullable Long jobKey,
        String errorType,
        String message,
        String processId,
        long processDefinitionKey,
        String elementId,
        long elementInstanceKey,
        long processInstanceKey,
        long rootInstanceKey,
        Instant raisedAt) {}
