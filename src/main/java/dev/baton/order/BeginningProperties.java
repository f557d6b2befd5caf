package dev.baton.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders begin.
 *
 * @param underWay how many orders each instance has under way at once, from their start to their release or a state in which they rest;
 * more wait for their turn
 * @param underWayFor after which one that is under way still does not keep others from beginning any more
 */
@ConfigurationProperties("baton.orders")
record BeginningProperties(@DefaultValue("16") int underWay, @DefaultValue("30s") Duration underWayFor) {}
