package dev.baton.product;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Files of products with their price list: one product a row. */
@Component
public class ProductImport implements ImportKind {

    private final Products products;

    ProductImport(Products products) {
        this.products = products;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Set<String> required() {
        return Set.of("sku", "name", "category", "unit", "listed", "currency", "unitPrice");
    }

    @Override
    public Set<String> optional() {
        return Set.of("priceFloor", "priceCeiling", "taxRate", "releaseOn");
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        return products.put(product(group.getFirst())) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }

    private static Product product(ImportRow row) {
        Cells cells = new Cells(row);
        Function<String, Money> money = major -> Money.parse(major, row.value("currency"));
        var sku = cells.required("sku", Sku::new);
        var name = cells.text("name");
        var category = cells.text("category");
        var unit = cells.text("unit");
        var listed = cells.flag("listed");
        var price = cells.required("unitPrice", money);
        var floor = cells.optional("priceFloor", money);
        var ceiling = cells.optional("priceCeiling", money);
        var taxRate = cells.optional("taxRate", ProductImport::rate);
        var releaseOn = cells.optional("releaseOn", ProductImport::day);
        return cells.take(() -> {
            BigDecimal rate = taxRate.get();
            return new Product(sku.get(), name.get(), category.get(), unit.get(), listed.get(), price.get(),
                    floor.get(),
                    ceiling.get(), rate == null ? Product.USUAL_TAX_RATE : rate, releaseOn.get());
        });
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written, Product.DAY);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("must be a date such as 2026-12-31");
        }
    }

    private static BigDecimal rate(String fraction) {
        if (!fraction.matches("0(\\.\\d{1,4})?")) {
            throw new IllegalArgumentException("must be a fraction from 0 to below 1 with at most 4 decimals");
        }
        return new BigDecimal(fraction).stripTrailingZeros();
    }
}
