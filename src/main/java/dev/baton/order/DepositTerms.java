package dev.baton.order;

import java.math.BigDecimal;

/**
 * What the table {@code pre-order-deposit} says.
 *
 * @param percent of the order's total
 */
public record DepositTerms(String ruleId, String reason, BigDecimal percent) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Where no rule matches, all of it is held at once. */
    public static final DepositTerms NO_RULE = new DepositTerms("NO-RULE", "No rule asks for less than all of it", ALL);

    /** @throws IllegalArgumentException if the table is wrong: less than nothing, or more than all */
    public DepositTerms {
        if (percent.signum() < 0 || percent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("rule " + ruleId + " asks for a deposit of " + percent + " percent");
        }
    }
}
