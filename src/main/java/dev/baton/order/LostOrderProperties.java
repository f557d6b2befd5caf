package dev.baton.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are looked after whose process the engine may have lost.
 *
 * @param lostAfter after which an order that has not moved is held against the engine
 * @param lostInterval how often is looked for those
 * @param lostAtOnce about how many of them the engine is asked each time at most; the next time it goes on with the next ones
 */
@ConfigurationProperties("baton.orders")
record LostOrderProperties(
        @DefaultValue("1d") Duration lostAfter,
        @DefaultValue("10m") Duration lostInterval,
        @DefaultValue("500") int lostAtOnce) {}
