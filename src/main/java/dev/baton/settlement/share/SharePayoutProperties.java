package dev.baton.settlement.share;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shares are paid out.
 *
 * @param lostAfter how long after they were due shares that wait are held against the engine, which may have lost their process
 * @param lostInterval how often is looked for those
 */
@ConfigurationProperties("baton.settlement.payout")
record SharePayoutProperties(@DefaultValue("1d") Duration lostAfter, @DefaultValue("1h") Duration lostInterval) {}
