package dev.baton.allocation;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.allocation.sourcing.Candidate;
import dev.baton.allocation.sourcing.Fenced;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.inventory.Fences;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a pool has to give while a queue is served: less and less, as it is given away or set aside. What is set aside for a channel
 * by a ring fence is given to that channel only, whoever else is ahead; those of the channel who are ahead take from it first.
 */
final class Supply {

    /** A channel for which nothing is fenced anywhere, and whose orders do not wait. */
    private static final String UNFENCED = "";

    private final List<Location> places;
    private final Map<StockKey, Quantity> available;
    private final Map<StockKey, Map<String, Quantity>> fenced = new HashMap<>();
    private final Map<Sku, Map<String, Quantity>> setAside = new HashMap<>();

    /** @param available with what is fenced */
    Supply(List<Location> places, Map<StockKey, Quantity> available, Fences fences) {
        this.places = places;
        this.available = new HashMap<>(available);
        fences.left().forEach((key, left) -> fenced.put(key, new HashMap<>(left)));
    }

    static Supply of(List<Stock> stock, Fences fences) {
        return new Supply(stock.stream().map(Stock::location).distinct().toList(),
                stock.stream().collect(toUnmodifiableMap(Stock::key, Stock::available)), fences);
    }

    /** The places and what each may give of these products to whoever is next, if that is an order of this channel. */
    List<Candidate> candidates(List<StockLine> lines, String channel, Candidate.Facts facts) {
        return places.stream()
                .map(place -> facts.of(place, byProduct(lines, place, key -> free(key, channel)))
                        .with(new Fenced(byProduct(lines, place, key -> fence(key, channel)),
                                byProduct(lines, place, key -> fencedForOthers(key, channel)))))
                .toList();
    }

    /** Whether any place has something of a product for whoever is next, of whichever channel. Once it has not, it never has again. */
    boolean hasLeft(Sku sku) {
        return places.stream().map(place -> new StockKey(place.id(), sku)).anyMatch(this::hasLeft);
    }

    private boolean hasLeft(StockKey key) {
        // all channels without a fence here see the same
        return Stream.concat(fenced.getOrDefault(key, Map.of()).keySet().stream(), Stream.of(UNFENCED))
                .anyMatch(channel -> free(key, channel).isPositive());
    }

    private static Map<Sku, Quantity> byProduct(
            List<StockLine> lines,
            Location place,
            Function<StockKey, Quantity> quantity) {
        return lines.stream().map(StockLine::sku).collect(toUnmodifiableMap(
                sku -> sku, sku -> quantity.apply(new StockKey(place.id(), sku))));
    }

    /** What is fenced for the channel, of which others who are ahead get nothing, and what they leave of what is for everybody. */
    private Quantity free(StockKey key, String channel) {
        Quantity all = available.getOrDefault(key, Quantity.ZERO);
        Quantity forChannel = all.minus(fencedForOthers(key, channel)).orZero();
        Quantity forEverybody = all.minus(fencedForOthers(key, channel)).minus(fence(key, channel)).orZero();
        Quantity own = forChannel.minus(forEverybody);
        for (String other : setAside.getOrDefault(key.sku(), Map.of()).keySet()) {
            if (!other.equals(channel)) {
                // they use up their own fence before they take what is for everybody
                Quantity beyond = setAside(key.sku(), other).minus(fence(key, other)).orZero();
                forEverybody = forEverybody.minus(beyond).orZero();
            }
        }
        return own.plus(forEverybody).minus(setAside(key.sku(), channel)).orZero();
    }

    private Quantity fence(StockKey key, String channel) {
        return fenced.getOrDefault(key, Map.of()).getOrDefault(channel, Quantity.ZERO);
    }

    private Quantity fencedForOthers(StockKey key, String channel) {
        Quantity all = fenced.getOrDefault(key, Map.of()).values().stream().reduce(Quantity.ZERO, Quantity::plus);
        return all.minus(fence(key, channel));
    }

    private Quantity setAside(Sku sku, String channel) {
        return setAside.getOrDefault(sku, Map.of()).getOrDefault(channel, Quantity.ZERO);
    }

    void give(Sourcing.Part part, String channel) {
        for (StockLine line : part.lines()) {
            StockKey key = new StockKey(part.location().id(), line.sku());
            available.merge(key, line.quantity().negate(), Quantity::plus);
            Quantity fence = fence(key, channel);
            if (fence.isPositive()) {
                fenced.computeIfAbsent(key, none -> new HashMap<>())
                        .put(channel, fence.minus(line.quantity()).orZero());
            }
        }
    }

    /** Keeps at every place what somebody still waits for, since it may come from any. */
    void setAside(List<StockLine> lines, String channel) {
        lines.forEach(line -> setAside.computeIfAbsent(line.sku(), sku -> new HashMap<>())
                .merge(channel, line.quantity(), Quantity::plus));
    }
}
