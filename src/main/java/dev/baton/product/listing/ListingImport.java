package dev.baton.product.listing;

import dev.baton.customer.CustomerId;
import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.supervision.JudgedPrice;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files of what distributors list: one product of one distributor a row. */
@Component
public class ListingImport implements ImportKind {

    private final Listings listings;
    private final Products products;

    ListingImport(Listings listings, Products products) {
        this.listings = listings;
        this.products = products;
    }

    @Override
    public String name() {
        return "listings";
    }

    @Override
    public Set<String> required() {
        return Set.of("sellerId", "sku", "listed");
    }

    @Override
    public Set<String> optional() {
        return Set.of("price");
    }

    private record Asked(CustomerId seller, Sku sku, boolean listed, @Nullable String price) {}

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        return prepare(group, caller).get();
    }

    @Override
    public Supplier<ImportOutcome> prepare(List<ImportRow> group, Caller caller) {
        ImportRow row = group.getFirst();
        Cells cells = new Cells(row);
        var seller = cells.required("sellerId", CustomerId::new);
        var sku = cells.required("sku", Sku::new);
        var listed = cells.flag("listed");
        var price = cells.optional("price", Function.identity());
        Asked asked = cells.take(() -> new Asked(seller.get(), sku.get(), listed.get(), price.get()));
        if (!caller.sees(asked.seller().value())) {
            return () -> ImportOutcome.refused(row, "/sellerId: there is no customer " + asked.seller());
        }
        JudgedPrice judged = listings.judge(asked.seller(), asked.sku(), price(asked));
        return () -> outcome(
                listings.put(asked.seller(), asked.sku(), asked.listed(), judged, caller.name()));
    }

    private static ImportOutcome outcome(ListingOutcome put) {
        boolean isNew = switch (put) {
            case ListingOutcome.InForce inForce -> inForce.isNew();
            case ListingOutcome.Waits waits -> waits.isNew();
        };
        return isNew ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }

    /** In the currency in which the product is sold; of one that is not known the row is refused anyway. */
    private @Nullable Money price(Asked asked) {
        Product product = products.find(asked.sku()).orElse(null);
        return asked.price() == null || product == null
                ? null
                : ListedPrice.read(asked.price(), product.unitPrice().currency());
    }
}
