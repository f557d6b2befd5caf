package dev.baton.campaign;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How campaigns are run.
 *
 * @param longest how far ahead the end of a campaign may be
 * @param orderPatience how long after the end of its campaign an order looks by itself how that was decided
 * @param lostAfter after which a campaign that is over is decided without its process, which the engine may have lost
 * @param lostInterval how often is looked for those
 */
@ConfigurationProperties("baton.campaign")
record CampaignProperties(
        @DefaultValue("180d") Duration longest,
        @DefaultValue("1h") Duration orderPatience,
        @DefaultValue("30m") Duration lostAfter,
        @DefaultValue("10m") Duration lostInterval) {}
