package dev.baton.inventory.period;

import dev.baton.inventory.MovementReason;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Map;

/**
 * A product at a location in a month, in its base unit.
 *
 * @param opening what there was when the month began
 * @param incoming what came in
 * @param outgoing what went out, not negative
 * @param adjustment by how much the books were brought to what there really was; negative for less
 * @param closing what there was when the month ended: opening + incoming − outgoing + adjustment
 * @param reasons the same movements by their reasons, negative for what went out
 */
public record StockBalance(
        LocationId location,
        Sku sku,
        Quantity opening,
        Quantity incoming,
        Quantity outgoing,
        Quantity adjustment,
        Quantity closing,
        Map<MovementReason, Quantity> reasons) {

    public StockBalance {
        reasons = Map.copyOf(reasons);
    }
}
