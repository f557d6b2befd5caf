package dev.baton.platform.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are done and how they fail.
 *
 * @param usualRetries the retries that processes give their jobs: the pause after a failure doubles as they are used up
 * @param firstPause the pause after a job's first failure
 * @param longestPause the longest pause after a failure
 * @param closedPause the pause of a job whose order is being closed, until the process hears of it
 * @param awayPause the pause of a job that found our own database away, which uses up no retry
 */
@ConfigurationProperties("baton.jobs")
record JobProperties(
        @DefaultValue("5") int usualRetries,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause,
        @DefaultValue("2s") Duration closedPause,
        @DefaultValue("3s") Duration awayPause) {}
