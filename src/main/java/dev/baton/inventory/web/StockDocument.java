package dev.baton.inventory.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import java.util.List;

/** A stock keeper's document that is free of faults. */
record StockDocument(LocationId location, String reference, List<StockChange> lines) {

    /** The lines of a document whose quantities are all positive. */
    @JsonIgnore
    List<StockLine> goods() {
        return lines.stream().map(line -> new StockLine(line.sku(), line.quantity())).toList();
    }
}
