package dev.baton.payment.online;

import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an institution has told that does not fit, and waits until it does or somebody has looked into it.
 *
 * @param paymentId the institution's id of the payment
 * @param reference ours of the payment, or an account
 * @param why it is not applied
 */
public record UnappliedNotification(
        String institution,
        String eventId,
        String type,
        String paymentId,
        String reference,
        Money amount,
        String currency,
        Instant receivedAt,
        @Nullable String why) {}
