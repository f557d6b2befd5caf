package dev.baton.allocation.sourcing;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Map;

/**
 * What is set aside for channels of what a location has.
 *
 * @param own for the order's channel, by product; it is available to it
 * @param others for other channels, by product; it is not available
 */
public record Fenced(Map<Sku, Quantity> own, Map<Sku, Quantity> others) {

    public static final Fenced NOTHING = new Fenced(Map.of(), Map.of());

    public Fenced {
        own = Map.copyOf(own);
        others = Map.copyOf(others);
    }
}
