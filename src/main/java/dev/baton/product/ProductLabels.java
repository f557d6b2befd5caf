package dev.baton.product;

import dev.baton.platform.money.Quantity;
import java.util.Map;

/** Products and quantities of them in words, for the forms that people look at. A product that is not known is told by its number alone. */
public final class ProductLabels {

    private final Map<Sku, Product> products;

    ProductLabels(Map<Sku, Product> products) {
        this.products = products;
    }

    /** Number and name. */
    public String of(Sku sku) {
        Product product = products.get(sku);
        return product == null ? sku.value() : sku + " " + product.name();
    }

    /** @param quantity in the base unit, which is told with it */
    public String of(Sku sku, Quantity quantity) {
        Product product = products.get(sku);
        return product == null ? quantity.toString() : quantity + " " + product.unit();
    }
}
