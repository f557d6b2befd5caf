package dev.baton.inventory.forecast;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How demand is foreseen.
 *
 * @param history how many days, up to yesterday, are looked at
 * @param smoothing how much of a new day goes into the level, above 0 and up to 1
 * @param test how many days at the end of the history the methods are compared on
 */
@ConfigurationProperties("baton.inventory.forecast")
record ForecastProperties(
        @DefaultValue("84") int history,
        @DefaultValue("0.2") BigDecimal smoothing,
        @DefaultValue("28") int test) {}
