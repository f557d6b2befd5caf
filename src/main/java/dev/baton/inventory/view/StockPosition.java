package dev.baton.inventory.view;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * What the books say of a product at a location at one moment.
 *
 * @param unrestricted what is on hand and not quarantined
 * @param leaving whether the goods issue of some of it has begun elsewhere and is not booked yet
 * @param moved whether it was moved since the moment that was asked about
 * @param adjusted whether one of these movements brought the books to what there really is
 */
public record StockPosition(Sku sku, Quantity unrestricted, boolean leaving, boolean moved, boolean adjusted) {

    public static StockPosition none(Sku sku) {
        return new StockPosition(sku, Quantity.ZERO, false, false, false);
    }
}
