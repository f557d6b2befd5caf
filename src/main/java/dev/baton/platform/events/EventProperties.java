package dev.baton.platform.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are posted to subscribers.
 *
 * @param connectTimeout how long a subscriber may take to accept a connection
 * @param readTimeout how long a subscriber may take to answer
 * @param batch how many events are posted to one subscriber side by side
 * @param turns how many subscribers are posted to side by side
 * @param longestPause the longest pause between two attempts
 * @param suspendAfter for how long a subscriber may take nothing before its subscription is suspended
 */
@ConfigurationProperties("baton.events")
record EventProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("20") int batch,
        @DefaultValue("6") int turns,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("7d") Duration suspendAfter) {}
