package dev.baton.payment.online.web;

import dev.baton.ledger.AccountId;
import dev.baton.payment.online.OnlinePayment;
import dev.baton.payment.online.PaymentRequest;
import dev.baton.payment.online.PaymentStep;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API shows it.
 *
 * @param requests what the institution was asked for, oldest first
 */
record PaymentAnswer(
        UUID id,
        AccountId accountId,
        @Nullable OrderId orderId,
        OnlinePayment.Status status,
        Money amount,
        String currency,
        Money authorised,
        Money captured,
        Money voided,
        Money refunded,
        boolean capture,
        String institution,
        @Nullable String institutionPaymentId,
        Reason route,
        String requestedBy,
        Instant requestedAt,
        List<Request> requests) {

    /** Why this institution. */
    record Reason(String rule, String reason) {}

    /**
     * @param state {@code INTENT} until the institution has answered
     * @param attempts how often the institution was asked
     * @param message why it has not succeeded so far
     * @param nextAttemptAt when it is tried again
     */
    record Request(
            UUID id,
            PaymentStep step,
            Money amount,
            PaymentRequest.State state,
            int attempts,
            @Nullable String message,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant nextAttemptAt) {

        private static Request of(PaymentRequest request) {
            return new Request(request.id(), request.step(), request.amount(), request.state(), request.attempts(),
                    request.message(), request.requestedBy(), request.requestedAt(), request.nextAttemptAt());
        }
    }

    /** @param requests of this payment and of others */
    static PaymentAnswer of(OnlinePayment payment, List<PaymentRequest> requests) {
        OnlinePayment.Sums sums = payment.sums();
        return new PaymentAnswer(payment.id(), payment.accountId(), payment.orderId(), payment.status(),
                payment.amount(), payment.amount().currency(), sums.authorised(), sums.captured(), sums.voided(),
                sums.refunded(), payment.captureAtOnce(), payment.institution(), payment.institutionPaymentId(),
                new Reason(payment.ruleId(), payment.reason()), payment.requestedBy(), payment.requestedAt(),
                requests.stream().filter(each -> each.paymentId().equals(payment.id())).map(Request::of).toList());
    }
}
