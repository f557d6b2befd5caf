package dev.baton.product.price;

import dev.baton.customer.CustomerId;
import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import dev.baton.product.supervision.JudgedPrice;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Files of price lists: one price a row, with the list that it is in. */
@Component
public class PriceListImport implements ImportKind {

    private final PriceLists lists;

    PriceListImport(PriceLists lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return "price-lists";
    }

    @Override
    public Set<String> required() {
        return Set.of("list", "currency", "validFrom", "sku", "price");
    }

    @Override
    public Set<String> optional() {
        return Set.of("channel", "tier", "customerId", "validUntil");
    }

    private record Asked(PriceListTerms terms, Sku sku, Money price) {}

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        return prepare(group, caller).get();
    }

    @Override
    public Supplier<ImportOutcome> prepare(List<ImportRow> group, Caller caller) {
        Asked asked = asked(group.getFirst());
        JudgedPrice judged = lists.judge(asked.terms(), asked.sku(), asked.price());
        return () -> lists.put(asked.terms(), judged, caller.name())
                ? ImportOutcome.accepted()
                : ImportOutcome.duplicate();
    }

    private static Asked asked(ImportRow row) {
        Cells cells = new Cells(row);
        var list = cells.text("list");
        var channel = cells.optional("channel", Function.identity());
        var tier = cells.optional("tier", Function.identity());
        var customer = cells.optional("customerId", CustomerId::new);
        var currency = cells.required("currency", code -> Money.zero(code).currency());
        var from = cells.required("validFrom", PriceListImport::day);
        var until = cells.optional("validUntil", PriceListImport::day);
        var sku = cells.required("sku", Sku::new);
        var price = cells.required("price", major -> notNegative(Money.parse(major, row.value("currency"))));
        return cells.take(() -> new Asked(new PriceListTerms(list.get(), channel.get(), tier.get(), customer.get(),
                currency.get(), from.get(), until.get()), sku.get(), price.get()));
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written, Product.DAY);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("must be a date such as 2026-12-31");
        }
    }

    private static Money notNegative(Money price) {
        if (price.isNegative()) {
            throw new IllegalArgumentException("must not be negative");
        }
        return price;
    }
}
