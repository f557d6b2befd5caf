package dev.baton.returns;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How returns are dealt with.
 *
 * @param managers who decides about and inspects what is late
 * @param approvalExpires how long after a decision was due the managers have for it, in working time; then the return is refused
 * @param receiveWithin how long the customer has to send the goods so that they arrive, in working time; then the return lapses
 * @param inspectWithin how soon goods that have arrived are to be inspected, in working time; then the managers get it
 * @param lostAfter after which a return that should have gone on is held against the engine, which may have lost its process
 * @param lostInterval how often is looked for those
 */
@ConfigurationProperties("baton.returns")
record ReturnProperties(
        @DefaultValue("returns-managers") String managers,
        @DefaultValue("24h") Duration approvalExpires,
        @DefaultValue("240h") Duration receiveWithin,
        @DefaultValue("48h") Duration inspectWithin,
        @DefaultValue("4d") Duration lostAfter,
        @DefaultValue("1h") Duration lostInterval) {}
