package dev.baton.inventory.web;

import dev.baton.inventory.LocationId;
import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stock that a stock keeper enters as received. */
record ReceiptRequest(@Nullable String location, @Nullable String reference, @Nullable List<@Nullable Line> lines) {

    record Line(@Nullable String sku, @Nullable Quantity quantity) {}

    /** What the request says once it is free of faults. */
    record Receipt(LocationId location, String reference, List<StockLine> lines) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Receipt check() {
        Faults faults = new Faults();
        LocationId place = null;
        try {
            place = location == null || location.isBlank() ? null : new LocationId(location);
        } catch (IllegalArgumentException unfit) {
            faults.add("/location", String.valueOf(unfit.getMessage()));
        }
        if (location == null || location.isBlank()) {
            faults.add("/location", "must be given");
        }
        if (reference == null || reference.isBlank() || reference.length() > 100) {
            faults.add("/reference", "must be the receipt's number, up to 100 characters");
        }
        List<StockLine> checked = lines(faults);
        faults.throwIfInvalid();
        if (place == null || reference == null) {
            throw new IllegalStateException("a faulty receipt got through");
        }
        return new Receipt(place, reference.strip(), checked);
    }

    private List<StockLine> lines(Faults faults) {
        if (lines == null || lines.isEmpty()) {
            faults.add("/lines", "must have at least one line");
            return List.of();
        }
        List<StockLine> checked = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            line(lines.get(index), "/lines/" + index, checked, faults);
        }
        return together(checked, faults);
    }

    private static List<StockLine> together(List<StockLine> checked, Faults faults) {
        try {
            StockLine.bySku(checked);
        } catch (IllegalArgumentException tooMuch) {
            faults.add("/lines", "come to more than can be counted");
        }
        return checked;
    }

    private static void line(@Nullable Line line, String pointer, List<StockLine> checked, Faults faults) {
        String sku = line == null ? null : line.sku();
        Quantity quantity = line == null ? null : line.quantity();
        if (sku == null || sku.isBlank()) {
            faults.add(pointer + "/sku", "must be given");
        }
        if (quantity == null || !quantity.isPositive()) {
            faults.add(pointer + "/quantity", "must be a positive number");
        }
        if (sku != null && !sku.isBlank() && quantity != null && quantity.isPositive()) {
            try {
                checked.add(new StockLine(new Sku(sku), quantity));
            } catch (IllegalArgumentException unfit) {
                faults.add(pointer + "/sku", String.valueOf(unfit.getMessage()));
            }
        }
    }
}
