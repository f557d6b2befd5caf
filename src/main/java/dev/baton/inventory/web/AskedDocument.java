package dev.baton.inventory.web;

import dev.baton.inventory.StockChange;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was entered.
 *
 * @param document its quantities are in the units named beside
 * @param units of its lines; null stands for the base unit
 */
record AskedDocument(StockDocument document, List<@Nullable String> units) {

    /** The products of which a unit is named. */
    Set<Sku> named() {
        return IntStream.range(0, units.size())
                .filter(index -> units.get(index) != null)
                .mapToObj(index -> document.lines().get(index).sku())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The document in base units; what cannot be reckoned is noted. */
    StockDocument inBaseUnits(UnitConversions conversions, Faults faults) {
        List<StockChange> reckoned = new ArrayList<>();
        for (int index = 0; index < units.size(); index++) {
            StockChange line = document.lines().get(index);
            reckoned.add(new StockChange(line.sku(), conversions.toBase(
                    line.sku(), line.quantity(), units.get(index), "/lines/" + index, faults)));
        }
        try {
            StockChange.bySku(reckoned);
        } catch (IllegalArgumentException tooMuch) {
            faults.add("/lines", "come to more than can be counted");
        }
        return new StockDocument(document.location(), document.reference(), reckoned);
    }
}
