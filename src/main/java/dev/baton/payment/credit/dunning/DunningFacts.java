package dev.baton.payment.credit.dunning;

import java.math.BigDecimal;

/**
 * What the table {@code dunning-step} is asked.
 *
 * @param daysOverdue calendar days since the due date; negative before it
 * @param amount what is owed, in major units; zero when nothing is any more
 * @param level of the last step; 0 before the first
 */
public record DunningFacts(long daysOverdue, BigDecimal amount, String customerTier, int level) {}
