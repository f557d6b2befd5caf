package dev.baton.settlement.share.web;

import dev.baton.payment.Amounts;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refund as finance asks for it.
 *
 * @param amount in major units of the order's currency
 */
record RefundRequest(@Nullable String amount, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    record Asked(Money amount, String reason) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Asked check(String currency) {
        Faults faults = new Faults();
        Optional<Money> money = Amounts.readPositive("/amount", amount, currency, faults);
        String why = faults.text("/reason", reason, LONGEST_REASON);
        faults.throwIfInvalid();
        return new Asked(money.orElseThrow(), why);
    }
}
