package dev.baton.order;

import java.math.BigDecimal;

/**
 * What the tables {@code order-check} and {@code promotion} are asked about: the whole order, one group of its lines, or one coupon. Every
 * key is always there, since a missing input silently matches no rule. Numbers are for rules and eyes; the amounts that count stay in the
 * database.
 *
 * @param scope {@code ORDER}, {@code GROUP} or {@code COUPON}
 * @param category of the group; empty for the others
 * @param quantity of the group or the order, in base units
 * @param amount of the group or the order, in major units at list price
 * @param orderAmount of the whole order
 * @param coupon the code; empty for the others
 */
public record Fact(
        String scope,
        String channel,
        String customerType,
        String customerTier,
        String customerRegion,
        String customerStatus,
        String paymentMethod,
        String category,
        BigDecimal quantity,
        BigDecimal amount,
        BigDecimal orderAmount,
        int lineCount,
        int unlistedLines,
        int linesOutsideBand,
        String coupon) {}
