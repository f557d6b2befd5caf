package dev.baton.inventory.stocktake.web;

import dev.baton.inventory.stocktake.Counted;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import dev.baton.product.Sku;
import java.time.DateTimeException;
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

    /** @param quantity in the product's base unit */
    record Line(@Nullable String sku, @Nullable Quantity quantity) {}

    /** Counts that are free of faults. */
    record Checked(@Nullable Instant countedAt, List<Counted> counts) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Checked check() {
        Faults faults = new Faults();
        Instant at = moment(faults);
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
        return new Checked(at, checked);
    }

    private @Nullable Instant moment(Faults faults) {
        try {
            return countedAt == null ? null : Moments.sensible(Instant.parse(countedAt));
        } catch (DateTimeException unreadable) {
            faults.add("/countedAt", "must be an instant such as 2026-11-30T08:00:00Z");
            return null;
        }
    }

    private static void line(
            @Nullable Line line,
            String pointer,
            Set<Sku> seen,
            List<Counted> checked,
            Faults faults) {
        Sku sku = Skus.read(line == null ? null : line.sku(), pointer + "/sku", faults);
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
