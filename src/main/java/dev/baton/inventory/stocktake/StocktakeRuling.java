package dev.baton.inventory.stocktake;

import org.jspecify.annotations.Nullable;

/**
 * How it goes on with a count.
 *
 * @param notice what to tell those who are asked next; null if nothing
 */
public record StocktakeRuling(StocktakeVerdict verdict, @Nullable String notice) {

    static StocktakeRuling of(StocktakeVerdict verdict) {
        return new StocktakeRuling(verdict, null);
    }

    static StocktakeRuling ask(@Nullable String notice) {
        return new StocktakeRuling(StocktakeVerdict.REVIEW, notice);
    }
}
