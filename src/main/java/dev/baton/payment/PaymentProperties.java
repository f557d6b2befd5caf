package dev.baton.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are paid.
 *
 * @param deadline how long an order waits for money
 */
@ConfigurationProperties("baton.payment")
record PaymentProperties(@DefaultValue("3d") Duration deadline) {}
