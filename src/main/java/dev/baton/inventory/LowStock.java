package dev.baton.inventory;

import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells subscribers once when less than the minimum of a product has become available at a location. */
@Component
class LowStock {

    /** A product that just fell below its minimum. */
    record Fall(Sku sku, Quantity available, Quantity minimum) {}

    private final OutgoingEvents events;

    LowStock(OutgoingEvents events) {
        this.events = events;
    }

    void tell(LocationId location, List<Fall> falls) {
        falls.forEach(fall -> events.publish(location + "/" + fall.sku(), "stock.low", Map.of(
                "location", location.value(),
                "sku", fall.sku().value(),
                "available", fall.available().value(),
                "minimum", fall.minimum().value())));
    }

    static Fall fall(Row row) {
        return new Fall(
                new Sku(row.text("sku")),
                row.quantity("available"),
                row.quantity("minimum"));
    }
}
