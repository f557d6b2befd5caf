package dev.baton.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are paid.
 *
 * @param deadline how long an order waits for money
 * @param secret with which the payment institution signs its notifications; while it is empty none is taken
 */
@ConfigurationProperties("baton.payment")
record PaymentProperties(@DefaultValue("3d") Duration deadline, @DefaultValue("") String secret) {}
