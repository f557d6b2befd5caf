package dev.baton.payment.online.web;

import dev.baton.ledger.AccountId;
import dev.baton.payment.Amounts;
import dev.baton.payment.online.NewPayment;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it is asked for: of an account or of an order.
 *
 * @param accountId a prepaid account that is paid into
 * @param orderId an order that is paid
 * @param amount in major units, such as {@code "1234.50"}
 * @param capture false to have it authorised only; true unless it is given
 */
record PaymentBody(
        @Nullable String accountId,
        @Nullable String orderId,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Boolean capture) {

    private static final int LONGEST = 100;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    NewPayment check() {
        Faults faults = new Faults();
        if ((accountId == null) == (orderId == null)) {
            faults.add("/accountId", "either this or orderId must be given");
        }
        String account = accountId == null ? "" : faults.text("/accountId", accountId, LONGEST);
        Optional<OrderId> order = orderId == null ? Optional.empty() : order(orderId, faults);
        Optional<Money> money = Amounts.readPositive(amount, currency, faults);
        faults.throwIfInvalid();
        return new NewPayment(accountId == null ? null : new AccountId(account), order.orElse(null),
                money.orElseThrow(), capture == null || capture);
    }

    private static Optional<OrderId> order(String id, Faults faults) {
        try {
            return Optional.of(OrderId.of(id));
        } catch (IllegalArgumentException unreadable) {
            faults.add("/orderId", "must be the id of an order");
            return Optional.empty();
        }
    }
}
