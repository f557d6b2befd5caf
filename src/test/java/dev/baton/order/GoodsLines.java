package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Sku;

/** Lines of goods for tests that need no database. */
public final class GoodsLines {

    private GoodsLines() {}

    /** @param price of one, in major units of CNY */
    public static OrderLine line(int lineNo, String category, String price, String quantity) {
        return OrderLine.goods(lineNo, product("SKU-" + lineNo, category, price), Quantity.of(quantity));
    }

    public static Product product(String sku, String category, String price) {
        return new Product(
                new Sku(sku), "Product " + sku, category, "PC", true, Money.parse(price, "CNY"), null, null,
                Product.USUAL_TAX_RATE);
    }
}
