package dev.baton.payment.online;

import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment through an institution.
 *
 * @param accountId the prepaid account that what is captured goes to
 * @param orderId what is paid; null where it is for the account alone
 * @param institutionPaymentId the institution's own id; null until it is known
 * @param ruleId the rule that chose the institution, and {@code reason} its words
 * @param amount what was asked for
 * @param captureAtOnce whether it is captured as soon as it is authorised
 */
public record OnlinePayment(
        UUID id,
        AccountId accountId,
        @Nullable OrderId orderId,
        String institution,
        @Nullable String institutionPaymentId,
        String ruleId,
        String reason,
        Money amount,
        boolean captureAtOnce,
        String requestedBy,
        Instant requestedAt,
        Sums sums,
        Status status) {

    /** What has become of a payment; follows from its sums. */
    public enum Status {
        REQUESTED, AUTHORISED, PARTIALLY_CAPTURED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED, VOIDED, REFUSED
    }

    /** What was done, and what is under way; all in the payment's currency and not negative. */
    public record Sums(
            Money authorised,
            Money capturing,
            Money captured,
            Money voiding,
            Money voided,
            Money refunding,
            Money refunded) {

        /** Of a payment that was only asked for. */
        static Sums none(String currency) {
            Money none = Money.zero(currency);
            return new Sums(none, none, none, none, none, none, none);
        }
    }

    /** What may still be captured or voided. */
    public Money uncaptured() {
        return sums.authorised().minus(sums.captured()).minus(sums.capturing()).minus(sums.voided())
                .minus(sums.voiding());
    }

    /** What may still be refunded. */
    public Money refundable() {
        return sums.captured().minus(sums.refunded()).minus(sums.refunding());
    }

    /** What subscribers are told it under, in order. */
    String subject() {
        return orderId == null ? id.toString() : orderId.toString();
    }
}
