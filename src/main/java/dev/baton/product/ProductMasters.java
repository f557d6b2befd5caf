package dev.baton.product;

import dev.baton.platform.money.Money;
import dev.baton.product.Catalogue.Mastered;
import dev.baton.product.MasterChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets products follow the system that keeps them: its fields win, ours stay. A product is locked while it follows, so that none of its stock
 * can come in for the first time meanwhile.
 */
@Service
@Transactional
public class ProductMasters {

    private final Catalogue catalogue;
    private final ProductUnits units;

    ProductMasters(Catalogue catalogue, ProductUnits units) {
        this.catalogue = catalogue;
        this.units = units;
    }

    /** Why products are made no more; those that are made are missing. */
    @Transactional(readOnly = true)
    public Map<Sku, String> discontinued(Collection<Sku> skus) {
        return catalogue.discontinued(skus);
    }

    /**
     * Lets a product follow. A new one is added unlisted at a price of nothing: who lists it has to name its price.
     *
     * @param currency in which a new product will be priced
     * @param counted whether quantities of a product are kept, so that its base unit cannot change
     */
    public MasterChange follow(ProductMaster master, String currency, Predicate<Sku> counted) {
        Optional<Mastered> known = catalogue.lock(master.sku());
        if (known.isPresent()) {
            return follow(known.get(), master, counted);
        }
        if (master.discontinued() != null) {
            return new MasterChange(Kind.UNCHANGED, "Not taken over: " + master.discontinued());
        }
        Product added = new Product(master.sku(), master.name(), master.category(), master.unit(), false,
                Money.zero(currency), null, null, Product.USUAL_TAX_RATE);
        return catalogue.add(added)
                ? new MasterChange(Kind.ADDED, "Added, unlisted and without a price")
                : follow(catalogue.lock(master.sku()).orElseThrow(), master, counted);
    }

    private MasterChange follow(Mastered known, ProductMaster master, Predicate<Sku> counted) {
        if (known.master().equals(master)) {
            return new MasterChange(Kind.UNCHANGED, "");
        }
        Optional<String> hindrance = hindrance(known.master(), master, counted);
        if (hindrance.isPresent()) {
            return new MasterChange(Kind.REFUSED, hindrance.get());
        }
        catalogue.follow(master);
        String reason = master.discontinued();
        boolean ends = reason != null && known.master().discontinued() == null;
        String changes = String.join("; ", changes(known.master(), master));
        return ends
                ? new MasterChange(Kind.DISCONTINUED, changes + (known.listed() ? "; listed no more" : ""))
                : new MasterChange(Kind.UPDATED, changes);
    }

    private Optional<String> hindrance(ProductMaster known, ProductMaster master, Predicate<Sku> counted) {
        if (known.unit().equals(master.unit())) {
            return Optional.empty();
        }
        String change = "The base unit cannot change from " + known.unit() + " to " + master.unit() + ": ";
        if (units.of(master.sku()).stream().anyMatch(unit -> unit.unit().equals(master.unit()))) {
            return Optional.of(change + "it is a further unit of the product");
        }
        return counted.test(master.sku()) ? Optional.of(change + "stock is kept in it") : Optional.empty();
    }

    private static List<String> changes(ProductMaster known, ProductMaster master) {
        List<String> changes = new ArrayList<>();
        change(changes, "name", known.name(), master.name());
        change(changes, "category", known.category(), master.category());
        change(changes, "unit", known.unit(), master.unit());
        if (!Objects.equals(known.discontinued(), master.discontinued())) {
            changes.add(master.discontinued() == null ? "made again" : master.discontinued());
        }
        return changes;
    }

    private static void change(List<String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(what + " was " + before + ", is " + after);
        }
    }
}
