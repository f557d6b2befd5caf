package dev.baton.sap;

import dev.baton.logistics.Vehicles;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.review.ReviewFacts;
import dev.baton.review.Reviews;
import dev.baton.review.SupplyFacts;
import dev.baton.review.SupplyFacts.ExpectedSupply;
import dev.baton.sap.SapPlanning.Expected;
import dev.baton.sap.odata.SapException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;

/** Finds out what a review has to know about an order's supply: from SAP, and from the vehicles that can bring it. */
@Service
public class SupplyFinding {

    private final Orders orders;
    private final Reviews reviews;
    private final Vehicles vehicles;
    private final SapMappings mappings;
    private final SapPlanning planning;

    SupplyFinding(Orders orders, Reviews reviews, Vehicles vehicles, SapMappings mappings, SapPlanning planning) {
        this.orders = orders;
        this.reviews = reviews;
        this.vehicles = vehicles;
        this.mappings = mappings;
        this.planning = planning;
    }

    /**
     * All that the review rules ask for. A product without a material at SAP has neither stock nor production there.
     *
     * @throws SapException if SAP does not say
     */
    public ReviewFacts gather(OrderId orderId) {
        List<Sku> skus = orders.get(orderId).goods().stream().map(OrderLine::sku).distinct().toList();
        Map<Sku, String> materials = mappings.materials(skus);
        return reviews.gather(orderId, supply(materials));
    }

    private SupplyFacts supply(Map<Sku, String> materials) {
        Collection<String> numbers = materials.values();
        // the three answers do not depend on each other, and each takes SAP a while
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Map<String, Quantity>> stock =
                    CompletableFuture.supplyAsync(() -> planning.stock(numbers), calls);
            CompletableFuture<List<Expected>> inProduction =
                    CompletableFuture.supplyAsync(() -> planning.inProduction(numbers), calls);
            CompletableFuture<List<Expected>> planned =
                    CompletableFuture.supplyAsync(() -> planning.planned(numbers), calls);
            return new SupplyFacts(stock(materials, stock.join()), supply(materials, inProduction.join()),
                    supply(materials, planned.join()),
                    vehicles.capacities().values().stream().max(Comparator.naturalOrder()).orElse(null));
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof SapException sap ? sap : failure;
        }
    }

    private static Map<Sku, Quantity> stock(Map<Sku, String> materials, Map<String, Quantity> stock) {
        Map<Sku, Quantity> bySku = new HashMap<>();
        materials.forEach((sku, material) -> bySku.put(sku, stock.getOrDefault(material, Quantity.ZERO)));
        return bySku;
    }

    private static List<ExpectedSupply> supply(Map<Sku, String> materials, List<Expected> expected) {
        return materials.entrySet()
                .stream()
                .flatMap(product -> expected.stream()
                        .filter(supply -> supply.material().equals(product.getValue()))
                        .map(supply -> new ExpectedSupply(product.getKey(), supply.quantity(), supply.availableOn())))
                .toList();
    }
}
