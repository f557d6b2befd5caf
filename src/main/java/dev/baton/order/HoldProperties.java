package dev.baton.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are held.
 *
 * @param holdReminder after how long a hold is in the queue of exceptions
 * @param holdCheck how often the step that a held order stands before looks whether it may go on
 */
@ConfigurationProperties("baton.orders")
record HoldProperties(@DefaultValue("1d") Duration holdReminder, @DefaultValue("5s") Duration holdCheck) {}
