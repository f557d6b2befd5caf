package dev.baton.inventory.stocktake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.inventory.StockChange;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product of a count.
 *
 * @param book what the books had when the count was opened
 * @param unitPrice the product's price when it came into the count, VAT included
 * @param expected what the books had when it was last counted; null until then
 * @param counted what was counted last; null until then
 * @param countedBy who entered that
 */
public record StocktakeLine(
        Sku sku,
        Quantity book,
        Money unitPrice,
        @JsonInclude @Nullable Quantity expected,
        @JsonInclude @Nullable Quantity counted,
        @JsonInclude @Nullable String countedBy) {

    public boolean isCounted() {
        return counted != null;
    }

    /** What was found more than expected, negative for less; nothing while it is not counted. */
    @JsonProperty
    public Quantity difference() {
        return counted == null || expected == null ? Quantity.ZERO : counted.minus(expected);
    }

    /** The difference at the product's price. */
    @JsonProperty
    public Money value() {
        return unitPrice.times(difference());
    }

    StockChange change() {
        return new StockChange(sku, difference());
    }
}
