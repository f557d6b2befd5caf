package dev.baton.substitution;

import dev.baton.product.Sku;
import java.math.BigDecimal;

/**
 * A line of an order for which stock is short, as the table {@code substitution} is asked about it. Every key is always there.
 *
 * @param shortQuantity what is missing, in base units of the product
 * @param unitPrice at which it was ordered, in major units; for rules and eyes
 */
public record ShortLine(
        int lineNo,
        Sku sku,
        String category,
        String channel,
        String customerTier,
        BigDecimal shortQuantity,
        BigDecimal unitPrice) {}
