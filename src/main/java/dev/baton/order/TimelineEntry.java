package dev.baton.order;

import java.time.Instant;

/**
 * Something that happened to an order.
 *
 * @param type such as {@code order.priced}
 * @param actor the caller or the person who did it, or the part of Baton
 * @param detail in words
 */
public record TimelineEntry(Instant at, String type, String actor, String detail) {}
