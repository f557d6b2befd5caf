package dev.baton.returns;

import java.math.BigDecimal;

/**
 * What the table {@code return-policy} is asked about a line of a return.
 *
 * @param category of the product; empty where it is in none
 * @param daysSinceDelivery whole days since the last of the line was delivered
 * @param amount what was paid for the goods, in major units, about
 */
public record ReturnFacts(
        String channel,
        String type,
        String reason,
        String condition,
        String category,
        String customerTier,
        long daysSinceDelivery,
        BigDecimal amount) {}
