package dev.baton.order;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders begin.
 *
 * @param beginning how many orders each instance has on their way from their start to their price at once; more wait for their turn
 */
@ConfigurationProperties("baton.orders")
record BeginningProperties(@DefaultValue("16") int beginning) {}
