package dev.baton.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave.
 *
 * @param firstPause the pause after a first failed attempt, which doubles with each further one
 * @param pollInterval how often is looked for messages that nobody was woken for: those to be tried again, and those that another instance
 *        left and did not deliver
 * @param patience how long a delivery may take before the attempt counts as failed
 */
@ConfigurationProperties("baton.outbox")
record OutboxProperties(
        @DefaultValue("200ms") Duration firstPause,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("20s") Duration patience) {}
