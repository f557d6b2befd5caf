package dev.baton.platform.events;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which events.
 *
 * @param url where they are posted to
 * @param types the types of events that are posted
 * @param failingSince since when it takes nothing of what is posted; null while it does
 * @param suspendedAt since when nothing more is left for it; null unless it has taken nothing for too long
 */
record Subscription(
        SubscriptionId id,
        URI url,
        Set<String> types,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable Instant suspendedAt) {}
