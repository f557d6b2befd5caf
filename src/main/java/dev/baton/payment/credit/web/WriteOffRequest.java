package dev.baton.payment.credit.web;

import dev.baton.payment.Amounts;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write-off as it is proposed.
 *
 * @param amount in major units of the invoice's currency
 */
record WriteOffRequest(@Nullable String amount, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    record Proposal(Money amount, String reason) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Proposal check(String currency) {
        Faults faults = new Faults();
        Optional<Money> money = Amounts.readPositive("/amount", amount, currency, faults);
        String why = faults.text("/reason", reason, LONGEST_REASON);
        faults.throwIfInvalid();
        return new Proposal(money.orElseThrow(), why);
    }
}
