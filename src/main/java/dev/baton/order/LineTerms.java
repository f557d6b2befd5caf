package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import dev.baton.product.price.PriceSource;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a product is on an order: fixed when it is put there, and kept for as long as the order lives, whatever becomes of its
 * lines.
 *
 * @param unitPrice per base unit, VAT included
 * @param listed whether the product was listed then
 * @param outsideBand whether the price left the product's supervised band then
 * @param source where the price is from
 */
record LineTerms(
        Sku sku,
        String name,
        String category,
        String unit,
        boolean listed,
        boolean outsideBand,
        Money unitPrice,
        BigDecimal taxRate,
        @Nullable PriceSource source) {

    static LineTerms of(Product product, SalePrice price) {
        return new LineTerms(product.sku(), product.name(), product.category(), product.unit(), price.listed(),
                price.outsideBand(), price.amount(), product.taxRate(), price.source());
    }
}
