package dev.baton.order;

import dev.baton.platform.money.Money;
import java.math.BigDecimal;

/**
 * What of a pre-order's total is held until its sales order is made.
 *
 * @param percent 0 to 100 of the total
 * @param amount nothing at least, the total at most
 * @param rule that decided, or {@code NO-RULE}
 */
public record Deposit(BigDecimal percent, Money amount, String rule, String reason) {

    /** Rounded half-up to the minor unit, here and nowhere else: the rest is what this leaves of the total. */
    public static Deposit of(Money total, DepositTerms terms) {
        return new Deposit(terms.percent(), total.percent(terms.percent()), terms.ruleId(), terms.reason());
    }
}
