package dev.baton.platform.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are done and how they fail.
 *
 * @param longestPause the pause before a job's last retry, half as long before each earlier one: an outage of about twice this time
 *            leaves no incident
 * @param shortestPause what no pause after a failure falls below
 * @param closedPause the pause of a job whose order is being closed, until the process hears of it
 * @param awayPause the pause of a job that found our own database away, which uses up no retry
 */
@ConfigurationProperties("baton.jobs")
record JobProperties(
        @DefaultValue("2m") Duration longestPause,
        @DefaultValue("1s") Duration shortestPause,
        @DefaultValue("2s") Duration closedPause,
        @DefaultValue("3s") Duration awayPause) {}
