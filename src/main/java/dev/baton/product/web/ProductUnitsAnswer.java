package dev.baton.product.web;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.ProductUnit;
import dev.baton.product.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product's units. */
record ProductUnitsAnswer(Sku sku, String baseUnit, List<Unit> units) {

    /** @param baseQuantity how much of the base unit one is; null where that is not exact to 3 decimals */
    record Unit(String unit, long numerator, long denominator, @Nullable Quantity baseQuantity) {}

    static ProductUnitsAnswer of(Product product, List<ProductUnit> units) {
        return new ProductUnitsAnswer(product.sku(), product.unit(), units.stream()
                .map(unit -> new Unit(unit.unit(), unit.numerator(), unit.denominator(),
                        unit.toBase(Quantity.of(1)).orElse(null)))
                .toList());
    }
}
