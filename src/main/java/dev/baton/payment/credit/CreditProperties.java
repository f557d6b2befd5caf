package dev.baton.payment.credit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How credit is given.
 *
 * @param term in what time an invoice is to be paid, in whole days, where nothing else is agreed with the customer
 * @param grace how long after its due date an unpaid invoice stops further credit, and is dunned
 */
@ConfigurationProperties("baton.payment.credit")
record CreditProperties(@DefaultValue("30d") Duration term, @DefaultValue("3d") Duration grace) {}
