package dev.baton.allocation.sourcing;

import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
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
 * @param fenced what is set aside for channels
 */
public record Candidate(
        Location location,
        Map<Sku, Quantity> available,
        int openConsignments,
        @Nullable Integer kilometres,
        Fenced fenced) {

    public Candidate {
        available = Map.copyOf(available);
    }

    /** One of whose stock nothing is set aside. */
    public Candidate(
            Location location,
            Map<Sku, Quantity> available,
            int openConsignments,
            @Nullable Integer kilometres) {
        this(location, available, openConsignments, kilometres, Fenced.NOTHING);
    }

    /** The same, of whose stock this is set aside. */
    public Candidate with(Fenced fenced) {
        return new Candidate(location, available, openConsignments, kilometres, fenced);
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

    /** What it has set aside for the order's channel. */
    Quantity ownFence() {
        return fenced.own().values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Whether something of a product is left alone because it is set aside for another channel. */
    boolean keepsForOthers(Sku sku) {
        return Objects.requireNonNullElse(fenced.others().get(sku), Quantity.ZERO).isPositive();
    }

    boolean covers(Collection<StockLine> lines) {
        return lines.stream().allMatch(line -> available(line.sku()).compareTo(line.quantity()) >= 0);
    }

    /** As much of these as there is. */
    List<StockLine> share(Collection<StockLine> lines) {
        return lines.stream()
                .filter(line -> available(line.sku()).isPositive())
                .map(line -> new StockLine(line.sku(), line.quantity().min(available(line.sku()))))
                .toList();
    }

}
