package dev.baton.inventory.location;

import org.jspecify.annotations.Nullable;

/**
 * A place where stock is kept.
 *
 * @param region as the business divides its market, for sourcing
 * @param customerId whose it is; null for the manufacturer's own
 */
public record Location(LocationId id, LocationType type, String name, String region, @Nullable String customerId) {}
