package dev.baton.platform.inbox;

import java.time.Instant;

/**
 * An outside event as it was received.
 *
 * @param payload the JSON that was received
 */
public record InboxEvent(String source, String eventId, String correlation, String payload, Instant receivedAt) {}
