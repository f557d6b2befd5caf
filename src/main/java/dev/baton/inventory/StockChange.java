package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How what is on hand of a product changes.
 *
 * @param quantity in the product's base unit, negative for what goes
 */
public record StockChange(Sku sku, Quantity quantity) {

    static StockChange in(StockLine line) {
        return new StockChange(line.sku(), line.quantity());
    }

    static StockChange out(StockLine line) {
        return new StockChange(line.sku(), line.quantity().negate());
    }

    /** How much goes of what goes. */
    static List<StockLine> going(List<StockChange> changes) {
        return changes.stream()
                .filter(change -> change.quantity().isNegative())
                .map(change -> new StockLine(change.sku(), change.quantity().negate()))
                .toList();
    }

    /**
     * The same changes with one per product, in the order of products, without those that come to nothing.
     *
     * @throws IllegalArgumentException if they come to more than can be counted
     */
    public static List<StockChange> bySku(List<StockChange> changes) {
        Map<Sku, Quantity> sums = new TreeMap<>();
        changes.forEach(change -> sums.merge(change.sku(), change.quantity(), Quantity::plus));
        return sums.entrySet()
                .stream()
                .filter(sum -> !sum.getValue().isZero())
                .map(sum -> new StockChange(sum.getKey(), sum.getValue()))
                .toList();
    }
}
