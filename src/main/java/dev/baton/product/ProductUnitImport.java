package dev.baton.product;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.security.Caller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Files of units: one unit of one product a row, and how much of the base unit one of it is. */
@Component
public class ProductUnitImport implements ImportKind {

    private final ProductUnits units;

    ProductUnitImport(ProductUnits units) {
        this.units = units;
    }

    @Override
    public String name() {
        return "product-units";
    }

    @Override
    public Set<String> required() {
        return Set.of("sku", "unit", "baseQuantity");
    }

    @Override
    public Set<String> optional() {
        return Set.of();
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        Cells cells = new Cells(group.getFirst());
        var sku = cells.required("sku", Sku::new);
        var unit = cells.text("unit");
        var baseQuantity = cells.required("baseQuantity", ProductUnitImport::number);
        ProductUnit read = cells.take(() -> ProductUnit.of(sku.get(), unit.get(), baseQuantity.get()));
        return units.put(read) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }

    private static BigDecimal number(String text) {
        if (!text.matches("\\d{1,10}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("must be a number with at most 9 decimals");
        }
        return new BigDecimal(text);
    }
}
