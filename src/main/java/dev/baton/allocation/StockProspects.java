package dev.baton.allocation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.allocation.sourcing.Candidate;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the plants could reserve for an order if it came anew, behind all others who wait. It only looks: nothing is locked or kept, so a
 * moment later it may be otherwise.
 */
@Service
@Transactional(readOnly = true)
public class StockProspects {

    private final Inventory inventory;
    private final StockQueue queue;
    private final SourcingPolicies policies;

    private final Assignments assignments;

    StockProspects(Inventory inventory, StockQueue queue, SourcingPolicies policies, Assignments assignments) {
        this.assignments = assignments;
        this.inventory = inventory;
        this.queue = queue;
        this.policies = policies;
    }

    /**
     * How much of each of the order's products as many plants as it may come from do not have together. Products of which there is enough
     * are missing from the answer.
     */
    public Map<Sku, Quantity> shortages(Order order) {
        SourcingPolicy policy = policies.of(order);
        int plants = policy.fulfilment() == Fulfilment.COMPLETE ? 1 : policy.maxLocations();
        List<StockLine> wanted = Portion.stock(assignments.wanted(order));
        List<Candidate> candidates = candidates(order, wanted);
        Map<Sku, Quantity> shortages = new TreeMap<>();
        for (StockLine line : wanted) {
            Quantity most = candidates.stream()
                    .map(plant -> free(plant, line.sku()))
                    .sorted(Comparator.reverseOrder())
                    .limit(plants)
                    .reduce(Quantity.ZERO, Quantity::plus);
            if (most.compareTo(line.quantity()) < 0) {
                shortages.put(line.sku(), line.quantity().minus(most));
            }
        }
        return shortages;
    }

    private static Quantity free(Candidate plant, Sku sku) {
        return Objects.requireNonNullElse(plant.available().get(sku), Quantity.ZERO);
    }

    /** Whether all of this is there for the order, from as many plants as its goods may come from. */
    public boolean isThere(Order order, List<StockLine> wanted) {
        // where two choices are as good makes no difference here, so that the customer's region is of no account
        return Sourcing.of(policies.of(order), wanted, candidates(order, wanted), "").coversAll();
    }

    /** Whether the order takes what there is and lets the rest wait. */
    public boolean comesInParts(Order order) {
        return policies.of(order).fulfilment() == Fulfilment.PARTIAL;
    }

    private List<Candidate> candidates(Order order, List<StockLine> wanted) {
        Set<Sku> skus = wanted.stream().map(StockLine::sku).collect(toUnmodifiableSet());
        Map<Sku, Quantity> setAside = setAside(order, skus);
        return inventory.stock(Pools.of(order), skus, order.channel().name())
                .stream()
                .collect(groupingBy(Stock::location))
                .entrySet()
                .stream()
                .map(plant -> new Candidate(plant.getKey(), plant.getValue().stream()
                        .collect(toUnmodifiableMap(Stock::sku,
                                stock -> less(stock.available(), setAside.get(stock.sku())))),
                        0, null))
                .toList();
    }

    /** What others wait for, which is set aside at every plant. */
    private Map<Sku, Quantity> setAside(Order order, Set<Sku> skus) {
        Map<Sku, Quantity> setAside = new HashMap<>();
        queue.waitersFor(Pools.of(order), skus).stream()
                .filter(waiter -> !waiter.orderId().equals(order.id()))
                .flatMap(waiter -> waiter.lines().stream())
                .forEach(line -> setAside.merge(line.sku(), line.quantity(), Quantity::plus));
        return setAside;
    }

    private static Quantity less(Quantity available, @Nullable Quantity setAside) {
        return setAside == null ? available : available.minus(setAside).orZero();
    }
}
