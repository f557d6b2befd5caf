package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import dev.baton.product.listing.SellerPrice;
import dev.baton.product.price.Price;
import dev.baton.product.price.PriceSource;
import org.jspecify.annotations.Nullable;

/**
 * At what a product is sold to a customer.
 *
 * @param amount of one base unit, VAT included
 * @param listed whether the customer can order it
 * @param outsideBand whether it leaves the product's supervised band and nobody has let it
 */
record SalePrice(Money amount, boolean listed, boolean outsideBand, PriceSource source) {

    /** By the manufacturer. */
    static SalePrice of(Product product, Price price) {
        return new SalePrice(price.amount(), product.listed(), price.outsideBand(product), price.source());
    }

    /** @param agreed the price that was agreed instead; null if this one is */
    SalePrice orAgreed(@Nullable Money agreed) {
        return agreed == null ? this : new SalePrice(agreed, listed, false, source);
    }

    /** By the distributor to which the customer belongs. */
    static SalePrice of(Product product, SellerPrice price) {
        boolean outside = !price.cleared() && product.outsideBand(price.amount());
        return new SalePrice(price.amount(), price.listed(), outside, price.source());
    }
}
