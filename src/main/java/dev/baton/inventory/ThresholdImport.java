package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Files of thresholds: one product at one location a row. */
@Component
public class ThresholdImport implements ImportKind {

    private final Thresholds thresholds;

    ThresholdImport(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public String name() {
        return "thresholds";
    }

    @Override
    public Set<String> required() {
        return Set.of("location", "sku", "minimum", "safety");
    }

    @Override
    public Set<String> optional() {
        return Set.of("maximum");
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        Threshold threshold = threshold(group.getFirst());
        return thresholds.set(threshold) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }

    private static Threshold threshold(ImportRow row) {
        Cells cells = new Cells(row);
        var location = cells.required("location", LocationId::new);
        var sku = cells.required("sku", Sku::new);
        var minimum = cells.required("minimum", Quantity::of);
        var safety = cells.required("safety", Quantity::of);
        var maximum = cells.optional("maximum", Quantity::of);
        return cells.take(() -> new Threshold(
                new StockKey(location.get(), sku.get()), minimum.get(), safety.get(), maximum.get()));
    }
}
