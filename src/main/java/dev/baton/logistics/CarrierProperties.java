package dev.baton.logistics;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the carriers are, and what is expected of them.
 *
 * @param url the carriers' gateway: scheme, host and port
 * @param secret what the carriers sign their tracking events with
 * @param readTimeout how long to wait for an answer before the call counts as lost
 * @param settlingTime how long after a lost answer a carrier may still be at work, so that a look-up cannot be trusted yet
 * @param pickupWithin how long after the booking, or after the time that the carrier names, the goods should be picked up
 * @param deliveryWithin how long after the goods issue the delivery should be proven
 */
@Validated
@ConfigurationProperties("baton.carrier")
public record CarrierProperties(
        @NotNull URI url,
        @NotBlank String secret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("5s") Duration settlingTime,
        @DefaultValue("1d") Duration pickupWithin,
        @DefaultValue("5d") Duration deliveryWithin) {

    private static final int CALLS = 2;

    /** How long a booking may be under way at most, from its intent to the end of what it may still cause: it looks up, and books. */
    Duration longestBooking() {
        return connectTimeout.plus(readTimeout).multipliedBy(CALLS).plus(settlingTime);
    }
}
