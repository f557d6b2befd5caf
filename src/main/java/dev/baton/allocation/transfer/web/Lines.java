package dev.baton.allocation.transfer.web;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.GoodsFields;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is to be moved, or has arrived, as callers write it. */
final class Lines {

    private Lines() {}

    /** @param quantity in the product's base unit */
    record Line(@Nullable String sku, @Nullable Quantity quantity) {}

    /** Those lines that are free of faults; the faults of the others are noted. */
    static List<StockLine> check(List<? extends @Nullable Line> lines, Faults faults) {
        List<StockLine> checked = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            check(line == null ? new Line(null, null) : line, "/lines/" + index, checked, faults);
        }
        try {
            StockLine.bySku(checked);
        } catch (IllegalArgumentException tooMuch) {
            faults.add("/lines", "come to more than can be counted");
        }
        return checked;
    }

    private static void check(Line line, String pointer, List<StockLine> checked, Faults faults) {
        Sku sku = GoodsFields.sku(pointer + "/sku", line.sku(), faults);
        Quantity quantity = line.quantity();
        if (quantity == null || !quantity.isPositive()) {
            faults.add(pointer + "/quantity", "must be a positive number");
        } else if (sku != null) {
            checked.add(new StockLine(sku, quantity));
        }
    }
}
