package dev.baton.allocation.sourcing;

import dev.baton.inventory.Location;
import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A location that goods may come from.
 *
 * @param available what it may give, by product
 * @param openConsignments how many of its consignments wait to be shipped
 * @param kilometres to the customer's region; null if that is not known
 */
public record Candidate(
        Location location,
        Map<Sku, Quantity> available,
        int openConsignments,
        @Nullable Integer kilometres) {

    public Candidate {
        available = Map.copyOf(available);
    }

    /** Makes a candidate of what a location has. */
    public interface Facts {

        Candidate of(Location location, Map<Sku, Quantity> available);

        /** @param load how many consignments of a location wait to be shipped */
        static Facts of(Distances distances, String region, ToIntFunction<Location> load) {
            return (location, available) -> new Candidate(location, available, load.applyAsInt(location),
                    distances.between(location.region(), region));
        }
    }

    Quantity available(Sku sku) {
        return Objects.requireNonNullElse(available.get(sku), Quantity.ZERO);
    }

    /** To sort by: where it is not known it is farther than all that are. */
    int distance() {
        return kilometres == null ? Integer.MAX_VALUE : kilometres;
    }

    Quantity sum() {
        return available.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    boolean covers(Collection<StockLine> lines) {
        return lines.stream().allMatch(line -> available(line.sku()).compareTo(line.quantity()) >= 0);
    }

    /** As much of these as there is. */
    List<StockLine> share(Collection<StockLine> lines) {
        return lines.stream()
                .filter(line -> available(line.sku()).isPositive())
                .map(line -> new StockLine(line.sku(), min(line.quantity(), available(line.sku()))))
                .toList();
    }

    private static Quantity min(Quantity one, Quantity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
