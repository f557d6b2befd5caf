package dev.baton.payment.credit.web;

import dev.baton.customer.CustomerId;
import dev.baton.payment.Amounts;
import dev.baton.payment.credit.CreditTerms;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credit terms as finance sets them.
 *
 * @param limit in major units of the customer's currency
 * @param termDays 0 to 365
 */
record CreditTermsRequest(@Nullable String limit, @Nullable Integer termDays) {

    private static final int LONGEST_TERM = 365;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    CreditTerms check(CustomerId customer, String currency) {
        Faults faults = new Faults();
        Optional<Money> money = Amounts.read("/limit", limit, currency, faults);
        if (money.isPresent() && money.get().isNegative()) {
            faults.add("/limit", "must not be negative");
        }
        int days = termDays == null ? 0 : termDays;
        if (termDays == null) {
            faults.add("/termDays", "is required");
        } else if (days < 0 || days > LONGEST_TERM) {
            faults.add("/termDays", "must be from 0 to " + LONGEST_TERM);
        }
        faults.throwIfInvalid();
        return new CreditTerms(customer, money.orElseThrow(), days);
    }
}
