package dev.baton.order;

import java.math.BigDecimal;

/**
 * What the table {@code pre-order-deposit} is asked about. Every key is always there, since a missing input silently matches no rule.
 *
 * @param amount the order's total in major units, for rules and eyes
 * @param daysToRelease calendar days until all of its goods are released
 */
public record PreOrderFact(String channel, String customerTier, BigDecimal amount, long daysToRelease) {}
