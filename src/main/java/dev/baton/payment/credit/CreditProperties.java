package dev.baton.payment.credit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How credit is given.
 *
 * @param term in what time an invoice is to be paid, in whole days, where nothing else is agreed with the customer
 * @param grace how long after its due date an unpaid invoice stops further credit, and is dunned
 * @param pause how long after finance has decided about an unpaid invoice, other than by respite, it is looked at again
 * @param writeOffExpires how long after it was due, in working time, a proposed write-off lapses that nobody decides
 */
@ConfigurationProperties("baton.payment.credit")
public record CreditProperties(
        @DefaultValue("30d") Duration term,
        @DefaultValue("3d") Duration grace,
        @DefaultValue("30d") Duration pause,
        @DefaultValue("72h") Duration writeOffExpires) {}
