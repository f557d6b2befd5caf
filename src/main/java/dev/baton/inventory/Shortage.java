package dev.baton.inventory;

import static java.util.stream.Collectors.joining;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;

/** A product of which less is available than is wanted. */
public record Shortage(Sku sku, Quantity wanted, Quantity available) {

    Quantity missing() {
        return wanted.minus(available);
    }

    /** What of the lines is short at a location where so much is available. */
    static List<Shortage> of(LocationId location, List<StockLine> wanted, Map<StockKey, Quantity> available) {
        return wanted.stream()
                .map(line -> new Shortage(line.sku(), line.quantity(),
                        available.getOrDefault(new StockKey(location, line.sku()), Quantity.ZERO)))
                .filter(shortage -> shortage.missing().isPositive())
                .toList();
    }

    static String inWords(List<Shortage> shortages) {
        return shortages.stream()
                .map(shortage -> shortage.available() + " of " + shortage.sku() + " available, " + shortage.wanted()
                        + " wanted")
                .collect(joining("; "));
    }
}
