package dev.baton.sap.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.view.StockPositions;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.sap.MappingKind;
import dev.baton.sap.SapMappings;
import dev.baton.sap.SapProperties;
import dev.baton.sap.reconciliation.Ignored.Reason;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds our locations and products in SAP's stock, and names what is none of ours. */
@Component
class StockSorting {

    private final Locations locations;
    private final StockPositions positions;
    private final Products products;
    private final SapMappings mappings;
    private final SapProperties sap;

    StockSorting(
            Locations locations,
            StockPositions positions,
            Products products,
            SapMappings mappings,
            SapProperties sap) {
        this.locations = locations;
        this.positions = positions;
        this.products = products;
        this.mappings = mappings;
        this.sap = sap;
    }

    @Transactional(readOnly = true)
    Found sort(List<SapStock.Entry> entries) {
        Set<String> plants =
                locations.of(LocationType.PLANT).stream().map(plant -> plant.id().value()).collect(toSet());
        Map<String, Set<String>> ours = mappings.ours(MappingKind.PLANT, values(entries, SapStock.Entry::plant));
        ours.values().forEach(ids -> ids.retainAll(plants));
        Map<String, Set<String>> skus = mappings.ours(MappingKind.MATERIAL, values(entries, SapStock.Entry::material));
        Map<Sku, Product> known = products
                .find(skus.values().stream().flatMap(Collection::stream).map(Sku::new).collect(toSet()));
        skus.values().forEach(ids -> ids.removeIf(id -> !known.containsKey(new Sku(id))));
        SortedStock sorted = new SortedStock(ours, skus, known, sap.units());
        entries.forEach(sorted::take);
        unnamed(sorted, plants, ours);
        return new Found(entries.size(), sorted.lines(), sorted.ignored());
    }

    private void unnamed(SortedStock sorted, Set<String> plants, Map<String, Set<String>> ours) {
        Set<String> named = new HashSet<>();
        ours.values().forEach(named::addAll);
        plants.stream().filter(plant -> !named.contains(plant))
                .forEach(plant -> sorted.ignore(Reason.PLANT_NOT_NAMED, plant, "", Quantity.ZERO.value()));
        Map<Integer, List<Set<String>>> single = ours.values().stream().collect(groupingBy(Set::size));
        for (Set<String> plant : single.getOrDefault(1, List.of())) {
            LocationId location = new LocationId(plant.iterator().next());
            List<Sku> kept = positions.kept(location);
            Map<Sku, String> materials = mappings.materials(kept);
            kept.forEach(sku -> sorted.unnamed(new StockKey(location, sku), materials.get(sku)));
        }
    }

    private static Set<String> values(List<SapStock.Entry> entries, Function<SapStock.Entry, String> value) {
        return entries.stream().map(value).collect(Collectors.toSet());
    }
}
