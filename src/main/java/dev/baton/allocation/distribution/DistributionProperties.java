package dev.baton.allocation.distribution;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are distributed.
 *
 * @param answerWithin in what working time a distributor is to answer an offer
 * @param considered about how many distributors the rules are asked at most: the customer's own, then those of its region, then those with most stock
 * @param serviceDays over how many days it is counted how many offers a distributor took
 * @param serviceSample from how many of these offers on that counts: of who was asked more rarely nothing is known yet
 */
@ConfigurationProperties("baton.allocation.distribution")
record DistributionProperties(
        @DefaultValue("4h") Duration answerWithin,
        @DefaultValue("12") int considered,
        @DefaultValue("90") int serviceDays,
        @DefaultValue("5") int serviceSample) {}
