package dev.baton.settlement.share;

import java.math.BigDecimal;

/**
 * What the table {@code settlement-split} is asked about an order.
 *
 * @param orderTotal in major units, for the rules only
 */
public record SplitFacts(
        String channel,
        String paymentMethod,
        String customerTier,
        String sellerTier,
        BigDecimal orderTotal) {}
