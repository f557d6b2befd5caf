package dev.baton.platform.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription and how its deliveries fare.
 *
 * @param failingSince since when the subscriber has taken nothing that was posted to it; null while it does
 * @param suspendedAt since when events are no longer kept for it, for it took nothing for too long; null unless it is so. Asking for its
 *        redeliveries resumes it
 * @param pending how many events wait to be taken
 * @param failures of these, the oldest hundred whose delivery was tried and failed
 */
public record SubscriptionState(
        SubscriptionId id,
        URI url,
        List<String> types,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable Instant suspendedAt,
        int pending,
        List<Failure> failures) {

    /** An event that was not taken yet. */
    public record Failure(
            String type,
            String subject,
            int attempts,
            Instant nextAttemptAt,
            @Nullable String lastError) {}
}
