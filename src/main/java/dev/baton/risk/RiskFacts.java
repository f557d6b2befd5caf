package dev.baton.risk;

import java.math.BigDecimal;

/**
 * What the table {@code risk} is asked about. Every key is always there, since a missing input silently matches no rule. Amounts are in major
 * units, for rules and eyes; nothing here says where or who.
 *
 * @param firstOrder whether the customer has no earlier order that was not refused or cancelled
 * @param daysSinceRegistration whole days, until the order came in
 * @param timesAverage by how many times the total is what the customer's orders of the last 90 days came to on average; 0 where there are fewer than
 *     five of its currency
 * @param ordersLastHour of the customer in the hour before the order, with it
 * @param paymentsLastHour online payments of the customer in the last hour
 * @param failedPayments how many of these failed
 * @param addressesLastDay to how many addresses orders of the customer of the last day go, with this one
 * @param otherRegion whether the goods go to another region than the customer's; false where the order names none
 */
public record RiskFacts(
        String channel,
        String customerType,
        boolean firstOrder,
        long daysSinceRegistration,
        BigDecimal amount,
        BigDecimal timesAverage,
        int ordersLastHour,
        int paymentsLastHour,
        int failedPayments,
        int addressesLastDay,
        boolean otherRegion) {}
