package dev.baton.payment;

import org.jspecify.annotations.Nullable;

/**
 * What the payment institution tells about a payment, as it was sent.
 *
 * @param eventId unique for the institution
 * @param type {@code AUTHORISED, CAPTURED, FAILED, VOIDED, REFUNDED}
 * @param paymentId the institution's id of the payment
 * @param reference what was paid for, such as an account
 * @param amount in major units
 */
record Notification(
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String paymentId,
        @Nullable String reference,
        @Nullable String amount,
        @Nullable String currency) {}
