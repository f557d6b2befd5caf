package dev.baton.allocation;

import dev.baton.inventory.Fences;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a queue, from its head, through what is on hand and what is planned: what those ahead need is gone for those behind. Of what is
 * planned it is not known where it will be; it counts for everybody.
 */
final class Coverage {

    /** A quantity that is there from a day on, at one place or wherever it is wanted, for one channel or for all. */
    private static final class Lot {

        private final @Nullable LocationId plant;
        private final @Nullable String channel;
        private final LocalDate from;
        private Quantity left;

        private Lot(@Nullable LocationId plant, @Nullable String channel, LocalDate from, Quantity left) {
            this.plant = plant;
            this.channel = channel;
            this.from = from;
            this.left = left;
        }

        private boolean isFor(String asking) {
            return channel == null || channel.equals(asking);
        }

        private Quantity take(Quantity wanted) {
            Quantity taken = least(left, wanted);
            left = left.minus(taken);
            return taken;
        }
    }

    private static final Comparator<Lot> OWN_FENCE_FIRST =
            Comparator.comparing((Lot lot) -> lot.from).thenComparing(lot -> lot.channel == null);

    private final Map<Sku, List<Lot>> lots = new HashMap<>();

    /**
     * @param onHand what is available by place and product, with what is fenced
     * @param today when that is there; what was planned for an earlier day is expected today
     */
    Coverage(
            Map<StockKey, Quantity> onHand,
            Fences fences,
            Map<Sku, List<PlannedStock>> planned,
            LocalDate today) {
        onHand.forEach((key, available) -> put(key, available, fences.at(key), today));
        planned.forEach((sku, expected) -> expected.forEach(stock -> of(sku).add(
                new Lot(null, null, stock.on().isBefore(today) ? today : stock.on(), stock.quantity()))));
        lots.values().forEach(found -> found.sort(OWN_FENCE_FIRST));
    }

    private void put(StockKey key, Quantity available, Map<String, Quantity> fences, LocalDate today) {
        Quantity free = available;
        for (Map.Entry<String, Quantity> fence : fences.entrySet()) {
            Quantity kept = least(fence.getValue(), free);
            of(key.sku()).add(new Lot(key.location(), fence.getKey(), today, kept));
            free = free.minus(kept);
        }
        of(key.sku()).add(new Lot(key.location(), null, today, free));
    }

    private List<Lot> of(Sku sku) {
        return lots.computeIfAbsent(sku, unknown -> new ArrayList<>());
    }

    /**
     * Takes what the next one in the queue waits for.
     *
     * @param atOnePlace whether all of it has to be there together: then only the place counts that has most of it
     * @return from when on all of it is there; empty if the plan does not cover it
     */
    Optional<LocalDate> cover(List<StockLine> lines, String channel, boolean atOnePlace) {
        LocationId plant = atOnePlace ? best(lines, channel) : null;
        Predicate<Lot> usable = lot -> lot.isFor(channel)
                && (!atOnePlace || lot.plant == null || lot.plant.equals(plant));
        // all lines take what they get, also behind one that is not covered: that is set aside for them
        List<Optional<LocalDate>> days = lines.stream().map(line -> cover(line, usable)).toList();
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Optional<LocalDate> cover(StockLine line, Predicate<Lot> usable) {
        Quantity missing = line.quantity();
        LocalDate day = null;
        for (Lot lot : of(line.sku())) {
            if (missing.isPositive() && lot.left.isPositive() && usable.test(lot)) {
                missing = missing.minus(lot.take(missing));
                day = lot.from;
            }
        }
        return missing.isPositive() ? Optional.empty() : Optional.ofNullable(day);
    }

    private @Nullable LocationId best(List<StockLine> lines, String channel) {
        Set<LocationId> plants = lines.stream()
                .flatMap(line -> of(line.sku()).stream())
                .flatMap(lot -> Stream.ofNullable(lot.plant))
                .collect(Collectors.toUnmodifiableSet());
        return plants.stream()
                .max(Comparator.comparing((LocationId plant) -> has(plant, lines, channel))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(null);
    }

    private Quantity has(LocationId plant, List<StockLine> lines, String channel) {
        return lines.stream()
                .map(line -> least(line.quantity(), of(line.sku()).stream()
                        .filter(lot -> plant.equals(lot.plant) && lot.isFor(channel))
                        .map(lot -> lot.left)
                        .reduce(Quantity.ZERO, Quantity::plus)))
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity least(Quantity one, Quantity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
