package dev.baton.inventory.stocktake;

import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.money.Quantity;
import dev.baton.product.ProductLabels;
import dev.baton.product.Products;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in a process's words what a count found: numbers for the rules, texts for the eyes. */
@Component
class DifferenceSheets {

    /** The largest ones are what a person looks at; all of them are in the count's own list. */
    private static final int SHOWN = 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Locations locations;
    private final Products products;

    DifferenceSheets(Locations locations, Products products) {
        this.locations = locations;
        this.products = products;
    }

    /** What {@code stocktake-tolerance} is asked. */
    Map<String, Object> facts(Stocktake count, List<StocktakeLine> lines) {
        List<StocktakeLine> differing = differing(lines);
        return Map.of(
                "locationType", location(count).type().name(),
                "mode", count.mode().name(),
                "products", lines.size(),
                "differences", differing.size(),
                "currencies", differing.stream().map(line -> line.unitPrice().currency()).distinct().count(),
                "value", differing.stream().map(DifferenceSheets::size).reduce(BigDecimal.ZERO, BigDecimal::add),
                "net", differing.stream().map(line -> line.value().toDecimal())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                "largestPercent", differing.stream().map(DifferenceSheets::percent)
                        .max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO));
    }

    /** What the form shows. */
    Map<String, Object> sheet(Stocktake count, List<StocktakeLine> lines) {
        List<StocktakeLine> differing = differing(lines);
        List<StocktakeLine> shown = differing.stream()
                .sorted(Comparator.comparing(DifferenceSheets::size).reversed())
                .limit(SHOWN)
                .toList();
        ProductLabels labels = products.labels(shown.stream().map(StocktakeLine::sku).toList());
        return Map.of(
                "number", count.number(),
                "location", count.location() + " " + location(count).name(),
                "openedBy", count.openedBy(),
                "products", lines.size(),
                "differences", differing.size(),
                "shown", shown.stream().map(line -> row(line, labels)).toList());
    }

    private Location location(Stocktake count) {
        return locations.find(count.location()).orElseThrow();
    }

    private static List<StocktakeLine> differing(List<StocktakeLine> lines) {
        return lines.stream().filter(line -> !line.difference().isZero()).toList();
    }

    private static BigDecimal size(StocktakeLine line) {
        return line.value().toDecimal().abs();
    }

    /** Of what was expected; all of it where nothing was. */
    private static BigDecimal percent(StocktakeLine line) {
        BigDecimal expected = line.counted() == null
                ? BigDecimal.ZERO
                : line.counted().minus(line.difference()).value();
        return expected.signum() == 0
                ? HUNDRED
                : line.difference().value().abs().multiply(HUNDRED).divide(expected.abs(), 2, RoundingMode.HALF_UP);
    }

    private static Map<String, Object> row(StocktakeLine line, ProductLabels labels) {
        return Map.of(
                "product", labels.of(line.sku()),
                "expected", quantity(line, line.expected(), labels),
                "counted", quantity(line, line.counted(), labels),
                "difference", labels.of(line.sku(), line.difference()),
                "value", line.value().words(),
                "countedBy", String.valueOf(line.countedBy()));
    }

    private static String quantity(StocktakeLine line, @Nullable Quantity quantity, ProductLabels labels) {
        return quantity == null ? "" : labels.of(line.sku(), quantity);
    }
}
