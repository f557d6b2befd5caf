package dev.baton.allocation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stock is allocated.
 *
 * @param deadline how long an order waits for stock
 * @param expiryInterval how often is looked for reservations that are over
 */
@ConfigurationProperties("baton.allocation")
record AllocationProperties(@DefaultValue("7d") Duration deadline, @DefaultValue("1m") Duration expiryInterval) {}
