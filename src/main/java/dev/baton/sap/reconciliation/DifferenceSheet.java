package dev.baton.sap.reconciliation;

import dev.baton.platform.money.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The differences above the limit as the task's form shows them. */
final class DifferenceSheet {

    private static final int SHOWN = 50;

    private DifferenceSheet() {}

    static Map<String, Object> of(UUID run, List<ReconciledLine> undecided) {
        return Map.of(
                "path", "/api/inventory/reconciliations/" + run + "/lines?outcome=" + Outcome.ABOVE_LIMIT,
                "count", undecided.size(),
                "rows", undecided.stream().limit(SHOWN).map(DifferenceSheet::row).toList());
    }

    private static Map<String, Object> row(ReconciledLine line) {
        return Map.of(
                "location", line.location().value(),
                "sku", line.sku().value(),
                "booked", text(line.booked()),
                "sap", text(line.sapQuantity()),
                "difference", text(line.difference()),
                "reason", Objects.requireNonNullElse(line.reason(), ""));
    }

    private static String text(@Nullable Quantity quantity) {
        return quantity == null ? "" : quantity.toString();
    }
}
