package dev.baton.payment.online.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a payment institution tells about a payment, as it is sent, for the API's documentation.
 *
 * @param eventId unique for the institution
 * @param paymentId the institution's id of the payment
 * @param reference ours of the payment, or the account that was paid into unasked
 * @param requestKey our key of the request that this is the outcome of
 */
record NotificationRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String eventId,
        @Schema(allowableValues = {"AUTHORISED", "CAPTURED", "FAILED", "VOIDED",
                "REFUNDED"}, requiredMode = Schema.RequiredMode.REQUIRED) String type,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String paymentId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reference,
        @Schema(description = "in major units", example = "1234.50") @Nullable String amount,
        @Schema(example = "CNY") @Nullable String currency,
        @Nullable String requestKey) {}
