package dev.baton.sap.reconciliation;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import dev.baton.sap.reconciliation.Ignored.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums SAP's stock up by our locations and products, over storage locations and batches, and all else by why it is ignored. */
final class SortedStock {

    private record Why(Reason reason, String plant, String material) {}

    private final Map<String, Set<String>> locations;
    private final Map<String, Set<String>> skus;
    private final Map<Sku, Product> products;
    private final Map<String, String> units;
    private final Map<StockKey, BigDecimal> sums = new TreeMap<>();
    private final Map<Why, BigDecimal> ignored = new HashMap<>();
    private final Set<StockKey> unnamed = new HashSet<>();
    private final Set<Sku> notToBeCompared = new HashSet<>();

    SortedStock(
            Map<String, Set<String>> locations,
            Map<String, Set<String>> skus,
            Map<Sku, Product> products,
            Map<String, String> units) {
        this.locations = locations;
        this.skus = skus;
        this.products = products;
        this.units = units;
    }

    void take(SapStock.Entry entry) {
        Reason reason = whyNot(entry);
        if (reason == null) {
            StockKey key = new StockKey(new LocationId(only(locations, entry.plant())),
                    new Sku(only(skus, entry.material())));
            sums.merge(key, entry.quantity(), BigDecimal::add);
        } else {
            ignore(reason, entry.plant(), entry.material(), entry.quantity());
        }
    }

    /** A product that we keep at a location: to be compared with nothing, unless SAP names it, or it is not to be compared at all. */
    void unnamed(StockKey key, @Nullable String material) {
        if (material == null) {
            ignore(Reason.NO_SAP_MATERIAL, key.location().value(), key.sku().value(), BigDecimal.ZERO);
        } else if (!sums.containsKey(key) && !notToBeCompared.contains(key.sku())) {
            unnamed.add(key);
            sums.put(key, BigDecimal.ZERO);
        }
    }

    void ignore(Reason reason, String plant, String material, BigDecimal quantity) {
        ignored.merge(new Why(reason, plant, material), quantity, BigDecimal::add);
    }

    private @Nullable Reason whyNot(SapStock.Entry entry) {
        Set<String> plant = locations.getOrDefault(entry.plant(), Set.of());
        Set<String> material = skus.getOrDefault(entry.material(), Set.of());
        if (plant.isEmpty()) {
            return Reason.UNKNOWN_PLANT;
        }
        if (!entry.special().isEmpty()) {
            return Reason.SPECIAL_STOCK;
        }
        if (!entry.isUnrestricted()) {
            return Reason.OTHER_STOCK_TYPE;
        }
        if (material.isEmpty()) {
            return Reason.UNKNOWN_MATERIAL;
        }
        if (plant.size() > 1) {
            return Reason.SEVERAL_LOCATIONS;
        }
        Sku sku = new Sku(material.iterator().next());
        Reason reason = material.size() > 1
                ? Reason.SEVERAL_PRODUCTS
                : isInOurUnit(sku, entry.unit())
                        ? null
                        : Reason.OTHER_UNIT;
        if (reason != null) {
            material.forEach(id -> notToBeCompared.add(new Sku(id)));
        }
        return reason;
    }

    private boolean isInOurUnit(Sku sku, String sapUnit) {
        String unit = Objects.requireNonNull(products.get(sku)).unit();
        return sapUnit.isEmpty() || sapUnit.equals(units.getOrDefault(unit, unit));
    }

    List<StockLineFound> lines() {
        return sums.entrySet()
                .stream()
                .map(sum -> new StockLineFound(sum.getKey(), !unnamed.contains(sum.getKey()), quantity(sum.getValue())))
                .toList();
    }

    List<Ignored> ignored() {
        return ignored.entrySet()
                .stream()
                .map(sum -> new Ignored(sum.getKey().reason(), sum.getKey().plant(), sum.getKey().material(),
                        quantity(sum.getValue())))
                .toList();
    }

    private static String only(Map<String, Set<String>> ids, String sapId) {
        return Objects.requireNonNull(ids.get(sapId)).iterator().next();
    }

    private static Quantity quantity(BigDecimal sum) {
        return new Quantity(sum.setScale(3, RoundingMode.HALF_UP));
    }
}
