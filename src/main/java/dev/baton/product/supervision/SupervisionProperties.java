package dev.baton.product.supervision;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long prices wait for a person.
 *
 * @param reviewExpires how long after its review was due, in working time, a price lapses on which nobody decided
 * @param lostAfter after which a price that still waits lapses by itself: longer than its process takes, so that the engine has lost it
 * @param lostInterval how often is looked for those
 */
@ConfigurationProperties("baton.price-supervision")
record SupervisionProperties(
        @DefaultValue("72h") Duration reviewExpires,
        @DefaultValue("60d") Duration lostAfter,
        @DefaultValue("1h") Duration lostInterval) {}
