package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.problem.ConflictException;
import java.util.Map;

/** Stock is being counted and must not move until that is done; nothing was moved. */
public class StockFrozenException extends ConflictException {

    StockFrozenException(LocationId location, String count) {
        super("Stock at " + location + " is being counted and does not move until stocktake " + count + " is complete.",
                Map.of("stocktake", count));
    }
}
