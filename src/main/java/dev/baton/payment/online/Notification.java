package dev.baton.payment.online;

import org.jspecify.annotations.Nullable;

/**
 * What a payment institution tells about a payment, as it was sent.
 *
 * @param eventId unique for the institution
 * @param type {@code AUTHORISED, CAPTURED, FAILED, VOIDED, REFUNDED}
 * @param paymentId the institution's id of the payment
 * @param reference ours of the payment, or the account that was paid into unasked
 * @param amount in major units
 * @param requestKey our key of the request that this is the outcome of, where the institution tells it
 */
record Notification(
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String paymentId,
        @Nullable String reference,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String requestKey) {}
