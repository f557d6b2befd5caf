package dev.baton.review;

import dev.baton.inventory.Stock;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.review.SupplyFacts.ExpectedSupply;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far stock and production cover an order.
 *
 * @param wanted base units by product
 * @param missing what is short at the plant that is short of the fewest products
 */
record Supply(Map<Sku, Quantity> wanted, Map<Sku, Quantity> missing) {

    static Supply of(Map<Sku, Quantity> wanted, List<Stock> stocks) {
        Map<LocationId, Map<Sku, Quantity>> plants = new TreeMap<>(Comparator.comparing(LocationId::value));
        for (Stock stock : stocks) {
            plants.computeIfAbsent(stock.location().id(), plant -> new HashMap<>()).put(stock.sku(), stock.available());
        }
        return new Supply(wanted, plants.values()
                .stream()
                .map(available -> missing(wanted, available))
                .min(Comparator.comparingInt(Map::size))
                .orElse(wanted));
    }

    private static Map<Sku, Quantity> missing(Map<Sku, Quantity> wanted, Map<Sku, Quantity> available) {
        Map<Sku, Quantity> missing = new TreeMap<>();
        wanted.forEach((sku, quantity) -> {
            Quantity rest = quantity.minus(available.getOrDefault(sku, Quantity.ZERO));
            if (rest.isPositive()) {
                missing.put(sku, rest);
            }
        });
        return missing;
    }

    boolean isCovered() {
        return missing.isEmpty();
    }

    /** Whether these books show enough of every product. */
    boolean isCoveredBy(Map<Sku, Quantity> books) {
        return missing(wanted, books).isEmpty();
    }

    /** The day on which production has made all that is missing; empty if it will not. */
    Optional<LocalDate> madeBy(SupplyFacts facts, LocalDate today) {
        LocalDate last = today;
        for (Map.Entry<Sku, Quantity> product : missing.entrySet()) {
            Optional<LocalDate> day = madeBy(product.getKey(), product.getValue(), facts);
            if (day.isEmpty()) {
                return Optional.empty();
            }
            last = day.get().isAfter(last) ? day.get() : last;
        }
        return Optional.of(last);
    }

    private static Optional<LocalDate> madeBy(Sku sku, Quantity missing, SupplyFacts facts) {
        Quantity made = Quantity.ZERO;
        List<ExpectedSupply> expected = Stream.concat(facts.inProduction().stream(), facts.planned().stream())
                .filter(supply -> supply.sku().equals(sku))
                .sorted(Comparator.comparing(ExpectedSupply::availableOn))
                .toList();
        for (ExpectedSupply supply : expected) {
            made = made.plus(supply.quantity());
            if (made.compareTo(missing) >= 0) {
                return Optional.of(supply.availableOn());
            }
        }
        return Optional.empty();
    }
}
