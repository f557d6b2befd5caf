package dev.baton.allocation.transfer;

import dev.baton.allocation.transfer.source.TransferSource;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.ProductLabels;
import dev.baton.product.Products;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the form of a transfer shows. */
@Component
class TransferSheets {

    private final Locations locations;
    private final Orders orders;
    private final Products products;

    TransferSheets(Locations locations, Orders orders, Products products) {
        this.locations = locations;
        this.orders = orders;
        this.products = products;
    }

    Map<String, Object> of(Transfer transfer, List<TransferSource> sources) {
        ProductLabels labels = products.labels(transfer.lines().stream().map(TransferLine::sku).toList());
        return Map.of(
                "number", transfer.number(),
                "from", place(transfer.source()),
                "to", place(transfer.destination()),
                "why", why(transfer),
                "rule", String.valueOf(transfer.ruleReason()),
                "lines", transfer.lines().stream().map(line -> row(line, labels)).toList(),
                "others", sources.stream()
                        .filter(source -> source.outcome() != TransferSource.Outcome.CHOSEN)
                        .map(TransferSheets::row)
                        .toList());
    }

    private String place(LocationId id) {
        Location location = locations.find(id).orElseThrow();
        return location.id() + " " + location.name() + " (" + location.region() + ")";
    }

    private String why(Transfer transfer) {
        OrderId order = transfer.orderId();
        if (order != null) {
            Order waiting = orders.get(order);
            return "Order " + waiting.number() + " waits for stock";
        }
        String reason = transfer.reason().isEmpty() ? "" : ": " + transfer.reason();
        return "Asked for by " + transfer.requestedBy() + " as " + transfer.reference() + reason;
    }

    private static Map<String, Object> row(TransferLine line, ProductLabels labels) {
        return Map.of("product", labels.of(line.sku()), "quantity", labels.of(line.sku(), line.quantity()));
    }

    private static Map<String, Object> row(TransferSource source) {
        return Map.of("location", source.location().value(), "reason", source.reason());
    }
}
