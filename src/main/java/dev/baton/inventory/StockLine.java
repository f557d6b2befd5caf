package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** So much of a product, in its base unit. */
public record StockLine(Sku sku, Quantity quantity) {

    /** @throws IllegalArgumentException if the quantity is not positive */
    public StockLine {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("a quantity of stock is positive");
        }
    }

    /** The same stock with one line per product, in the order of products. */
    public static List<StockLine> bySku(List<StockLine> lines) {
        Map<Sku, Quantity> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.sku(), line.quantity(), Quantity::plus));
        return sums.entrySet().stream().map(sum -> new StockLine(sum.getKey(), sum.getValue())).toList();
    }
}
