package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product should be available at a location.
 *
 * @param minimum below it, people are told
 * @param safety what is meant to be there at all times
 * @param maximum what should not be exceeded when stock is ordered; null for no bound
 */
public record Threshold(StockKey key, Quantity minimum, Quantity safety, @Nullable Quantity maximum) {

    /** @throws IllegalArgumentException unless 0 ≤ minimum ≤ safety ≤ maximum */
    public Threshold {
        if (minimum.isNegative() || safety.compareTo(minimum) < 0
                || maximum != null && maximum.compareTo(safety) < 0) {
            throw new IllegalArgumentException("thresholds must be in the order 0, minimum, safety, maximum");
        }
    }
}
