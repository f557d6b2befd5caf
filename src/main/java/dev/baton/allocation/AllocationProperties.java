package dev.baton.allocation;

import dev.baton.allocation.sourcing.Distances;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stock is allocated.
 *
 * @param deadline how long an order waits for stock, a pre-order from its release date on
 * @param longestWait how long it may wait at most where its customer puts the deadline off, a pre-order likewise
 * @param longestHeadStart by how much the rules may put an order that waits ahead of others
 * @param expiryInterval how often is looked for reservations that are over
 * @param releaseInterval how often is looked for pre-orders whose release date has come
 * @param kilometres between regions: by two of them with a hyphen in between, such as {@code EAST-NORTH}
 */
@ConfigurationProperties("baton.allocation")
public record AllocationProperties(
        @DefaultValue("7d") Duration deadline,
        @DefaultValue("28d") Duration longestWait,
        @DefaultValue("96h") Duration longestHeadStart,
        @DefaultValue("1m") Duration expiryInterval,
        @DefaultValue("1m") Duration releaseInterval,
        @DefaultValue Map<String, Integer> kilometres) {

    public Distances distances() {
        return new Distances(kilometres);
    }
}
