package dev.baton.sap;

import dev.baton.inventory.location.LocationId;
import dev.baton.product.Sku;
import java.util.Map;
import java.util.Objects;

/**
 * An order's ids as SAP knows them.
 *
 * @param partner the sold-to party
 * @param plants by location that goods leave from
 * @param materials by product, one for each goods line
 */
record SapNumbers(String partner, Map<LocationId, String> plants, Map<Sku, String> materials) {

    String plant(LocationId location) {
        return Objects.requireNonNull(plants.get(location), () -> "no plant for " + location);
    }

    String material(Sku sku) {
        return Objects.requireNonNull(materials.get(sku), () -> "no material for " + sku);
    }
}
