package dev.baton.product.web;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A product as the API shows it.
 *
 * @param discontinued why it is made no more; null while it is made
 */
record ProductAnswer(
        Sku sku,
        String name,
        String category,
        String categoryName,
        String unit,
        boolean listed,
        String currency,
        Money unitPrice,
        @Nullable Money priceFloor,
        @Nullable Money priceCeiling,
        String taxRate,
        @Nullable LocalDate releaseOn,
        @Nullable String discontinued,
        SequencedMap<String, String> specifications) {

    static final SequencedMap<String, String> UNSPECIFIED = Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    static ProductAnswer of(
            Product product,
            String categoryName,
            SequencedMap<String, String> specifications,
            @Nullable String discontinued) {
        return new ProductAnswer(product.sku(), product.name(), product.category(), categoryName,
                product.unit(), product.listed(),
                product.unitPrice().currency(), product.unitPrice(), product.floor(), product.ceiling(),
                product.taxRate().toPlainString(), product.releaseOn(), discontinued, specifications);
    }
}
