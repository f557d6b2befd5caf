package dev.baton.inventory.view;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * What there is of a product at a location.
 *
 * @param quarantined what is on hand but set apart, so that it does not leave
 * @param fenced what of the available is set aside for channels
 * @param inTransit what was issued elsewhere and is on its way to the location
 */
public record StockLevel(
        Sku sku,
        LocationId location,
        LocationType locationType,
        Quantity onHand,
        Quantity reserved,
        Quantity quarantined,
        Quantity available,
        Quantity fenced,
        Quantity inTransit) {}
