package dev.baton.inventory.stocktake.web;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.stocktake.StocktakeMode;
import dev.baton.platform.problem.Faults;
import dev.baton.product.GoodsFields;
import dev.baton.product.Sku;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param mode {@code FREEZE} keeps stock from moving while it is counted, {@code TRACK} reckons with what moves
 * @param skus what is counted; without them all of the location's stock
 */
record OpenRequest(@Nullable String location, @Nullable String mode, @Nullable List<@Nullable String> skus) {

    /** What is to be counted, and how. */
    record Checked(LocationId location, StocktakeMode mode, Set<Sku> skus) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Checked check() {
        Faults faults = new Faults();
        LocationId place = location(faults);
        StocktakeMode how = mode(faults);
        Set<Sku> products = products(faults);
        faults.throwIfInvalid();
        if (place == null || how == null) {
            throw new IllegalStateException("a faulty request got through");
        }
        return new Checked(place, how, products);
    }

    private @Nullable LocationId location(Faults faults) {
        try {
            return new LocationId(location == null ? "" : location);
        } catch (IllegalArgumentException unfit) {
            faults.add("/location", String.valueOf(unfit.getMessage()));
            return null;
        }
    }

    private @Nullable StocktakeMode mode(Faults faults) {
        for (StocktakeMode known : StocktakeMode.values()) {
            if (known.name().equals(mode)) {
                return known;
            }
        }
        faults.add("/mode", "must be FREEZE or TRACK");
        return null;
    }

    private Set<Sku> products(Faults faults) {
        Set<Sku> products = new LinkedHashSet<>();
        List<@Nullable String> named = skus == null ? List.of() : skus;
        for (int index = 0; index < named.size(); index++) {
            Sku sku = GoodsFields.sku("/skus/" + index, named.get(index), faults);
            if (sku != null && !products.add(sku)) {
                faults.add("/skus/" + index, sku + " is there twice");
            }
        }
        if (skus != null && skus.isEmpty()) {
            faults.add("/skus", "must name a product, or be left out to count all of them");
        }
        return products;
    }
}
