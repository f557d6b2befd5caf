package dev.baton.logistics.parcel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How parcels are looked after that do not arrive.
 *
 * @param group who decides where no rule matched
 * @param due how soon, in working time
 * @param managersDue how soon after that the managers are to decide what is late, in working time
 * @param stockWithin how long stock is waited for to send goods again, before their money is given back
 * @param stockInterval how often is looked for it
 * @param lostAfter after which an exception of which nothing has come is held against the engine, which may have lost its process
 * @param lostInterval how often is looked for those
 */
@ConfigurationProperties("baton.parcel")
record ParcelProperties(
        @DefaultValue("operators") String group,
        @DefaultValue("8h") Duration due,
        @DefaultValue("8h") Duration managersDue,
        @DefaultValue("3d") Duration stockWithin,
        @DefaultValue("30m") Duration stockInterval,
        @DefaultValue("1d") Duration lostAfter,
        @DefaultValue("1h") Duration lostInterval) {}
