package dev.baton.settlement.period;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a month may be settled.
 *
 * @param draftGrace how long after its end a month is drafted at the earliest: an order that is settled at the last moment must be stored
 *     by then. More than the longest transaction, and than the clocks of two instances differ
 */
@ConfigurationProperties("baton.settlement.period")
record PeriodProperties(@DefaultValue("10m") Duration draftGrace) {}
