package dev.baton.allocation.transfer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stock is moved between locations.
 *
 * @param forOrders whether transfers are proposed for orders that begin to wait
 * @param approvalExpires how long after its approval was due, in working time, a transfer lapses
 * @param shipWithin in what working time it is to leave, from its approval
 * @param receiveWithin in what time it is to arrive, from its shipment
 * @param decidedWithin after which a transfer on which nothing was decided is given up: longer than its process takes, so that it is lost
 * @param lostInterval how often is looked for transfers whose process is lost
 */
@ConfigurationProperties("baton.allocation.transfer")
record TransferProperties(
        @DefaultValue("true") boolean forOrders,
        @DefaultValue("24h") Duration approvalExpires,
        @DefaultValue("24h") Duration shipWithin,
        @DefaultValue("5d") Duration receiveWithin,
        @DefaultValue("30d") Duration decidedWithin,
        @DefaultValue("1h") Duration lostInterval) {}
