package dev.baton.platform.events;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * Who gets which events.
 *
 * @param url where they are posted to
 * @param types the types of events that are posted
 */
record Subscription(SubscriptionId id, URI url, Set<String> types, Instant createdAt) {}
