package dev.baton.platform.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When is swept what has served its time.
 *
 * @param interval how often
 * @param imports for how long a finished import can be read
 * @param inbox for how long an applied event of another system is kept, and a repeat of it known
 */
@ConfigurationProperties("baton.sweep")
public record SweepProperties(
        @DefaultValue("1h") Duration interval,
        @DefaultValue("30d") Duration imports,
        @DefaultValue("180d") Duration inbox) {}
