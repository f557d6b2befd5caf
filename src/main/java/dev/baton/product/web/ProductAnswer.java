package dev.baton.product.web;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A product as the API shows it. */
record ProductAnswer(
        Sku sku,
        String name,
        String category,
        String unit,
        boolean listed,
        String currency,
        Money unitPrice,
        @Nullable Money priceFloor,
        @Nullable Money priceCeiling,
        String taxRate,
        @Nullable LocalDate releaseOn) {

    static ProductAnswer of(Product product) {
        return new ProductAnswer(product.sku(), product.name(), product.category(), product.unit(), product.listed(),
                product.unitPrice().currency(), product.unitPrice(), product.floor(), product.ceiling(),
                product.taxRate().toPlainString(), product.releaseOn());
    }
}
