package dev.baton.platform.incident;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands still in the engine, or did.
 *
 * @param key the engine's; null while the search has not told of it
 * @param jobKey and {@code jobType}: null where no job is the reason
 * @param cause in words
 * @param orderId which the job was about; null where that is not known
 * @param closedAt null while it stands still
 * @param closedBy the person that made it go on; null where that was not one from here
 */
public record EngineIncident(
        UUID id,
        @Nullable Long key,
        @Nullable Long jobKey,
        @Nullable String jobType,
        String errorType,
        String cause,
        String processId,
        String elementId,
        long elementInstanceKey,
        long processInstanceKey,
        long rootInstanceKey,
        @Nullable OrderId orderId,
        Instant raisedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
