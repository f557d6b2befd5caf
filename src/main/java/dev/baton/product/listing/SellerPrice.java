package dev.baton.product.listing;

import dev.baton.platform.money.Money;
import dev.baton.product.price.Price;
import dev.baton.product.price.PriceSource;

/**
 * What one base unit of a product costs the retailers of a distributor, VAT included.
 *
 * @param listed whether they can order it
 * @param cleared whether it may leave its product's band, since a rule or a person has let it
 * @param reason why it is this price, in words
 */
public record SellerPrice(Money amount, boolean listed, boolean cleared, PriceSource source, String reason) {

    /** The price that a product has which its seller gives none. */
    static SellerPrice fallback(Price price, boolean listed) {
        return new SellerPrice(price.amount(), listed, price.cleared(), price.source(), price.reason());
    }
}
