package dev.baton.product.supervision;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are told of a price that leaves its band.
 *
 * @param kind {@code LISTING} or {@code PRICE_LIST}
 * @param belowFloorPercent by how much of the floor the price is less; 0 if it is not
 * @param aboveCeilingPercent by how much of the ceiling it is more; 0 if it is not
 * @param tier of the seller, or for which the list is; empty where it is for all
 * @param channel for which the list is, or in which the seller sells; empty where it is for all
 * @param validDays for how many days it is to hold; 9999 without an end
 */
public record PriceFacts(
        String kind,
        BigDecimal belowFloorPercent,
        BigDecimal aboveCeilingPercent,
        String tier,
        String channel,
        long validDays) {

    public static final long NO_END = 9_999;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Facts of a price in the product's currency. */
    public static PriceFacts of(
            String kind,
            Product product,
            Money price,
            @Nullable String tier,
            @Nullable String channel,
            long validDays) {
        Money floor = product.floor();
        Money ceiling = product.ceiling();
        return new PriceFacts(kind,
                floor == null ? BigDecimal.ZERO : percent(floor.minus(price), floor),
                ceiling == null ? BigDecimal.ZERO : percent(price.minus(ceiling), ceiling),
                tier == null ? "" : tier, channel == null ? "" : channel, Math.min(validDays, NO_END));
    }

    /** All of it where the whole is nothing, and nothing where the part is. */
    private static BigDecimal percent(Money part, Money whole) {
        if (!part.isPositive()) {
            return BigDecimal.ZERO;
        }
        return whole.isZero()
                ? HUNDRED
                : BigDecimal.valueOf(part.minor()).multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole.minor()), 2, RoundingMode.UP);
    }
}
