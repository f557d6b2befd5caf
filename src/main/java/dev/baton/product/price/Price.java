package dev.baton.product.price;

import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one base unit of a product costs a buyer on a day, VAT included.
 *
 * @param list in which it was found; null if it is the catalogue's
 * @param cleared whether it left its product's band and was let, by a rule or a person
 */
public record Price(Money amount, @Nullable PriceList list, boolean cleared) {

    /** The list price of the catalogue. */
    public static Price ofCatalogue(Product product) {
        return new Price(product.unitPrice(), null, false);
    }

    /** Whether nobody has let it leave its product's band, and it does. */
    public boolean outsideBand(Product product) {
        return !cleared && product.outsideBand(amount);
    }

    public @Nullable UUID listId() {
        return list == null ? null : list.id();
    }

    public PriceSource source() {
        return list == null
                ? PriceSource.CATALOGUE
                : new PriceSource(PriceSource.Kind.LIST, list.id(), list.name());
    }

    /** Why it is this price, in words. */
    public String reason() {
        return list == null ? "No price list holds, so that the catalogue's list price does" : list.words();
    }
}
