package dev.baton.platform.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outside event as it was received.
 *
 * @param payload the JSON that was received
 * @param note why it is kept unapplied; null where there is nothing to say
 */
public record InboxEvent(
        String source,
        String eventId,
        String correlation,
        String payload,
        Instant receivedAt,
        @Nullable String note) {}
