package dev.baton.sap.reconciliation;

import dev.baton.platform.money.Quantity;
import dev.baton.product.ProductLabels;
import dev.baton.product.Products;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The differences above the limit as the task's form shows them. */
@Component
class SapDifferenceSheets {

    private static final int SHOWN = 50;

    private final Products products;

    SapDifferenceSheets(Products products) {
        this.products = products;
    }

    Map<String, Object> of(UUID run, List<ReconciledLine> undecided) {
        List<ReconciledLine> shown = undecided.stream().limit(SHOWN).toList();
        ProductLabels labels = products.labels(shown.stream().map(ReconciledLine::sku).toList());
        return Map.of(
                "path", "/api/inventory/reconciliations/" + run + "/lines?outcome=" + Outcome.ABOVE_LIMIT,
                "count", undecided.size(),
                "rows", shown.stream().map(line -> row(line, labels)).toList());
    }

    private static Map<String, Object> row(ReconciledLine line, ProductLabels labels) {
        return Map.of(
                "location", line.location().value(),
                "product", labels.of(line.sku()),
                "booked", text(line, line.booked(), labels),
                "sap", text(line, line.sapQuantity(), labels),
                "difference", text(line, line.difference(), labels),
                "reason", Objects.requireNonNullElse(line.reason(), ""));
    }

    private static String text(ReconciledLine line, @Nullable Quantity quantity, ProductLabels labels) {
        return quantity == null ? "" : labels.of(line.sku(), quantity);
    }
}
