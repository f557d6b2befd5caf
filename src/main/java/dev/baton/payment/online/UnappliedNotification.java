package dev.baton.payment.online;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an institution has told that does not fit, and waits until it does or somebody has looked into it.
 *
 * @param type as it was sent, like all that follows: the rules may have become stricter since, and it is to be seen all the same
 * @param paymentId the institution's id of the payment
 * @param reference ours of the payment, or an account
 * @param why it is not applied
 */
public record UnappliedNotification(
        String institution,
        String eventId,
        @Nullable String type,
        @Nullable String paymentId,
        @Nullable String reference,
        @Nullable String amount,
        @Nullable String currency,
        Instant receivedAt,
        @Nullable String why) {}
