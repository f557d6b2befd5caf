package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import java.util.List;

/**
 * Stock that was reserved turned out not to be there: these reservations were given back, youngest first, and what they were for has to
 * be found elsewhere. Published inside of the transaction that found out, before {@link StockArrived} for what else they had reserved.
 *
 * @param references whom the stock was reserved for
 */
public record StockWithdrawn(Location location, List<String> references) {

    public StockWithdrawn {
        references = List.copyOf(references);
    }
}
