package dev.baton.sap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When orders that wait for stock are promised a day.
 *
 * @param interval how often is looked for those without a promise
 * @param refresh from which age on a promise is made anew
 */
@ConfigurationProperties("baton.sap.promises")
record PromiseProperties(@DefaultValue("5m") Duration interval, @DefaultValue("1h") Duration refresh) {}
