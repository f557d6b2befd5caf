package dev.baton.inventory.stocktake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.stocktake.Counted;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import dev.baton.product.GoodsFields;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was counted.
 *
 * @param countedAt when, such as {@code 2026-11-30T08:00:00Z}; null for now
 */
record CountsRequest(@Nullable String countedAt, @Nullable List<@Nullable Line> counts) {

    private static final Quantity MOST = Quantity.of(1_000_000_000);

    /** @param unit in which the quantity is; null for the product's base unit */
    record Line(
            @Nullable String sku,
            @Nullable Quantity quantity,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit) {}

    /**
     * Counts that are free of faults.
     *
     * @param units in which the quantities are; null stands for the base unit
     */
    record Checked(@Nullable Instant countedAt, List<Counted> counts, List<@Nullable String> units) {

        List<Sku> skus() {
            return counts.stream().map(Counted::sku).toList();
        }

        /** @throws dev.baton.platform.problem.RefusedException (422) if something cannot be reckoned in the base unit */
        List<Counted> inBaseUnits(UnitConversions conversions) {
            Faults faults = new Faults();
            List<Counted> reckoned = new ArrayList<>();
            for (int index = 0; index < units.size(); index++) {
                Counted line = counts.get(index);
                String pointer = "/counts/" + index;
                Quantity base =
                        conversions.toBase(line.sku(), line.quantity(), units.get(index), pointer, faults);
                if (base.compareTo(MOST) > 0) {
                    faults.add(pointer + "/quantity", "must be a number from 0 to " + MOST);
                }
                reckoned.add(new Counted(line.sku(), base));
            }
            faults.throwIfRefused();
            return reckoned;
        }
    }

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Checked check() {
        Faults faults = new Faults();
        Instant at = Moments.read("/countedAt", countedAt, faults);
        List<Counted> checked = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        List<@Nullable Line> given = counts == null ? List.of() : counts;
        if (given.isEmpty()) {
            faults.add("/counts", "must have at least one line");
        }
        for (int index = 0; index < given.size(); index++) {
            line(given.get(index), "/counts/" + index, seen, checked, faults);
        }
        faults.throwIfInvalid();
        List<@Nullable String> units = new ArrayList<>();
        given.forEach(line -> units.add(line == null ? null : line.unit()));
        return new Checked(at, checked, units);
    }

    private static void line(
            @Nullable Line line,
            String pointer,
            Set<Sku> seen,
            List<Counted> checked,
            Faults faults) {
        Sku sku = GoodsFields.sku(pointer + "/sku", line == null ? null : line.sku(), faults);
        Quantity quantity = line == null ? null : line.quantity();
        if (sku != null && !seen.add(sku)) {
            faults.add(pointer + "/sku", sku + " is there twice");
        }
        if (quantity == null || quantity.isNegative() || quantity.compareTo(MOST) > 0) {
            faults.add(pointer + "/quantity", "must be a number from 0 to " + MOST);
        } else if (sku != null) {
            checked.add(new Counted(sku, quantity));
        }
    }
}
