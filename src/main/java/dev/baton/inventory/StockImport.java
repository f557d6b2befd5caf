package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.product.Product;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Files of opening stock: what a location begins with, one product a row. A product's opening stock at a location is
 * taken once; what comes later comes as receipts.
 */
@Component
public class StockImport implements ImportKind {

    private final GoodsMovements movements;
    private final Products products;
    private final ProductUnits units;

    StockImport(GoodsMovements movements, Products products, ProductUnits units) {
        this.movements = movements;
        this.products = products;
        this.units = units;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Set<String> required() {
        return Set.of("location", "sku", "quantity");
    }

    @Override
    public Set<String> optional() {
        return Set.of();
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        Cells cells = new Cells(group.getFirst());
        var location = cells.required("location", LocationId::new);
        var sku = cells.required("sku", Sku::new);
        var quantity = cells.required("quantity", Quantity::of);
        if (cells.take(quantity).isZero()) {
            return ImportOutcome.duplicate();
        }
        StockLine line = cells.take(() -> new StockLine(sku.get(), quantity.get()));
        requireCountable(line);
        // the document names the product, so that each product of a location has its own opening stock
        boolean taken = movements.receive(
                location.get(), List.of(line), MovementReason.OPENING, MovementReason.OPENING + ":" + line.sku());
        return taken ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }

    private void requireCountable(StockLine line) {
        Map<Sku, Product> known = products.find(List.of(line.sku()));
        if (known.isEmpty()) {
            throw new RefusedException("/sku", "there is no product " + line.sku());
        }
        Faults faults = new Faults();
        units.conversions(known, List.of()).requireWhole(line.sku(), line.quantity(), "/quantity", faults);
        faults.throwIfRefused();
    }
}
