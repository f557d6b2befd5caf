package dev.baton.allocation;

import dev.baton.allocation.sourcing.Candidate;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.inventory.Location;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the plants have to give while a queue is served: less and less, as it is given away or set aside. */
final class Supply {

    private final List<Location> plants;
    private final Map<StockKey, Quantity> available;
    private final Map<Sku, Quantity> setAside = new HashMap<>();

    Supply(List<Location> plants, Map<StockKey, Quantity> available) {
        this.plants = plants;
        this.available = new HashMap<>(available);
    }

    /** The plants and what each may give of these products to whoever is next. */
    List<Candidate> candidates(List<StockLine> lines, Candidate.Facts facts) {
        return plants.stream().map(plant -> facts.of(plant, free(plant, lines))).toList();
    }

    private Map<Sku, Quantity> free(Location plant, List<StockLine> lines) {
        return lines.stream().map(StockLine::sku).collect(Collectors.toUnmodifiableMap(
                sku -> sku, sku -> free(new StockKey(plant.id(), sku))));
    }

    private Quantity free(StockKey key) {
        Quantity there = available.getOrDefault(key, Quantity.ZERO);
        Quantity free = there.minus(setAside.getOrDefault(key.sku(), Quantity.ZERO));
        return free.isNegative() ? Quantity.ZERO : free;
    }

    void give(Sourcing.Part part) {
        part.lines()
                .forEach(line -> available.merge(
                        new StockKey(part.location().id(), line.sku()), line.quantity().negate(), Quantity::plus));
    }

    /** Keeps at every plant what somebody still waits for, since it may come from any. */
    void setAside(List<StockLine> lines) {
        lines.forEach(line -> setAside.merge(line.sku(), line.quantity(), Quantity::plus));
    }
}
