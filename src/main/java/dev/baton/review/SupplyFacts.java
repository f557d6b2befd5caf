package dev.baton.review;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ERP and the vehicles have for an order's products. A product that is not named has none.
 *
 * @param stock unrestricted stock by the ERP's books, over all plants
 * @param inProduction what production orders still have to deliver
 * @param planned what is planned beyond that
 * @param vehicleCapacity how many base units the vehicles of the best placed plant carry at once; null if nothing is known of vehicles
 */
public record SupplyFacts(
        Map<Sku, Quantity> stock,
        List<ExpectedSupply> inProduction,
        List<ExpectedSupply> planned,
        @Nullable Quantity vehicleCapacity) {

    /** @param availableOn the day from which it can be delivered */
    public record ExpectedSupply(Sku sku, Quantity quantity, LocalDate availableOn) {}

    /** Nothing known: neither stock nor supply, and no vehicles. */
    public static final SupplyFacts UNKNOWN = new SupplyFacts(Map.of(), List.of(), List.of(), null);
}
