package dev.baton.sap.products;

import dev.baton.inventory.StockFilter;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.paging.Limit;
import dev.baton.product.MasterChange;
import dev.baton.product.ProductMaster;
import dev.baton.product.ProductMasters;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.sap.MappingKind;
import dev.baton.sap.SapMappings;
import dev.baton.sap.SapProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a material over into our products, once per run. */
@Component
class Taking {

    private final StoredProductRuns runs;
    private final SapMappings mappings;
    private final ProductMasters masters;
    private final Products products;
    private final StockView stock;
    private final SapProperties sap;
    private final SapProductProperties settings;

    Taking(
            StoredProductRuns runs,
            SapMappings mappings,
            ProductMasters masters,
            Products products,
            StockView stock,
            SapProperties sap,
            SapProductProperties settings) {
        this.runs = runs;
        this.mappings = mappings;
        this.masters = masters;
        this.products = products;
        this.stock = stock;
        this.sap = sap;
        this.settings = settings;
    }

    /** What is refused in words, of which the line of the run tells. */
    private static final class Unfit extends RuntimeException {

        Unfit(String why) {
            super(why);
        }
    }

    @Transactional
    public void take(UUID run, Material material) {
        if (runs.hasLine(run, material.number())) {
            return;
        }
        runs.add(run, line(material));
    }

    private SynchronisedProduct line(Material material) {
        String sku = null;
        try {
            sku = sku(material).value();
            MasterChange change = masters.follow(master(new Sku(sku), material), settings.currency(), this::isCounted);
            return new SynchronisedProduct(material.number(), sku, change.kind(), change.detail());
        } catch (Unfit unfit) {
            return new SynchronisedProduct(material.number(), sku, MasterChange.Kind.REFUSED,
                    Objects.requireNonNull(unfit.getMessage()));
        }
    }

    /** The product that we have for it, or will have. */
    private Sku sku(Material material) {
        Set<String> ours = mappings.ours(MappingKind.MATERIAL, List.of(material.number()))
                .getOrDefault(material.number(), Set.of());
        Set<String> fitting = ours.size() > 1 ? mappedOf(ours, material.number()) : ours;
        if (fitting.isEmpty()) {
            throw new Unfit("No product is mapped for material " + material.number());
        }
        if (fitting.size() > 1) {
            throw new Unfit("Several products are mapped for material " + material.number() + ": "
                    + String.join(", ", fitting));
        }
        return asSku(fitting.iterator().next());
    }

    /** Where another product is mapped, SAP's own number counts only if there is a product with it. */
    private Set<String> mappedOf(Set<String> ours, String material) {
        Set<String> fitting = new HashSet<>(ours);
        if (products.find(asSku(material)).isEmpty()) {
            fitting.remove(material);
        }
        return fitting;
    }

    private static Sku asSku(String id) {
        try {
            return new Sku(id);
        } catch (IllegalArgumentException unfit) {
            throw new Unfit(String.valueOf(unfit.getMessage()));
        }
    }

    private ProductMaster master(Sku sku, Material material) {
        String name = material.name();
        return new ProductMaster(sku, name == null ? sku.value() : name, category(material), unit(material),
                material.discontinued());
    }

    private String category(Material material) {
        if (material.group().isBlank()) {
            throw new Unfit("The material has no product group");
        }
        Set<String> ours = mappings.ours(MappingKind.CATEGORY, List.of(material.group()))
                .getOrDefault(material.group(), Set.of());
        Set<String> mapped = new HashSet<>(ours);
        if (ours.size() > 1) {
            mapped.remove(material.group());
        }
        if (mapped.size() != 1) {
            throw new Unfit((mapped.isEmpty() ? "No category is" : "Several categories are")
                    + " mapped for product group " + material.group());
        }
        return mapped.iterator().next();
    }

    private String unit(Material material) {
        if (material.unit().isBlank()) {
            throw new Unfit("The material has no base unit");
        }
        return sap.units().entrySet().stream()
                .filter(unit -> unit.getValue().equals(material.unit()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(material.unit());
    }

    /** Whatever was ever moved of it is counted in its base unit. */
    private boolean isCounted(Sku sku) {
        return !stock.levels(new StockFilter(sku.value(), null, null), Limit.of(1), null).items().isEmpty();
    }
}
