package dev.baton.inventory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stock keeper enters: which products come, go or are set apart at a location.
 *
 * @param reference the document's number, which counts once per location
 * @param reason why, where there is a choice
 * @param note why, in the stock keeper's words, where that is asked for
 */
record StockDocumentRequest(
        @Nullable String location,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String note,
        @Nullable List<@Nullable Line> lines) {

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_NOTE = 500;

    /** @param unit in which the quantity is; null for the product's base unit */
    record Line(
            @Nullable String sku,
            @Nullable Quantity quantity,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit) {}

    /** Which quantities a document may have. */
    enum Sign {
        POSITIVE("must be a positive number") {
            @Override
            boolean admits(Quantity quantity) {
                return quantity.isPositive();
            }
        },
        EITHER("must be a number other than 0") {
            @Override
            boolean admits(Quantity quantity) {
                return !quantity.isZero();
            }
        };

        private final String rule;

        Sign(String rule) {
            this.rule = rule;
        }

        abstract boolean admits(Quantity quantity);
    }

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    AskedDocument check(Sign sign, Faults faults) {
        LocationId place = location(faults);
        if (reference == null || reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            faults.add("/reference", "must be the document's number, up to " + LONGEST_REFERENCE + " characters");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            faults.add("/note", "has at most " + LONGEST_NOTE + " characters");
        }
        List<StockChange> checked = lines(sign, faults);
        faults.throwIfInvalid();
        if (place == null || reference == null) {
            throw new IllegalStateException("a faulty document got through");
        }
        return new AskedDocument(new StockDocument(place, reference.strip(), checked), units());
    }

    private @Nullable LocationId location(Faults faults) {
        if (location == null || location.isBlank()) {
            faults.add("/location", "must be given");
            return null;
        }
        try {
            return new LocationId(location);
        } catch (IllegalArgumentException unfit) {
            faults.add("/location", String.valueOf(unfit.getMessage()));
            return null;
        }
    }

    /** Those of all lines, which are free of faults. */
    private List<@Nullable String> units() {
        List<@Nullable String> units = new ArrayList<>();
        List<@Nullable Line> given = lines == null ? List.of() : lines;
        for (@Nullable
        Line line : given) {
            units.add(line == null ? null : line.unit());
        }
        return units;
    }

    private List<StockChange> lines(Sign sign, Faults faults) {
        if (lines == null || lines.isEmpty()) {
            faults.add("/lines", "must have at least one line");
            return List.of();
        }
        List<StockChange> checked = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            line(lines.get(index), sign, "/lines/" + index, checked, faults);
        }
        try {
            StockChange.bySku(checked);
        } catch (IllegalArgumentException tooMuch) {
            faults.add("/lines", "come to more than can be counted");
        }
        return checked;
    }

    private static void line(@Nullable Line line, Sign sign, String pointer, List<StockChange> checked, Faults faults) {
        String sku = line == null ? null : line.sku();
        Quantity quantity = line == null ? null : line.quantity();
        Sku product = null;
        if (sku == null || sku.isBlank()) {
            faults.add(pointer + "/sku", "must be given");
        } else {
            try {
                product = new Sku(sku);
            } catch (IllegalArgumentException unfit) {
                faults.add(pointer + "/sku", String.valueOf(unfit.getMessage()));
            }
        }
        if (quantity == null || !sign.admits(quantity)) {
            faults.add(pointer + "/quantity", sign.rule);
        } else if (product != null) {
            checked.add(new StockChange(product, quantity));
        }
    }
}
