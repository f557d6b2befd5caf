package dev.baton.inventory.stocktake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long counts wait for people.
 *
 * @param forgottenAfter after which a count is given up that nobody completes
 * @param reviewExpires how long after their review was due, in working time, differences lapse
 */
@ConfigurationProperties("baton.inventory.stocktake")
record StocktakeProperties(
        @DefaultValue("7d") Duration forgottenAfter,
        @DefaultValue("72h") Duration reviewExpires) {}
