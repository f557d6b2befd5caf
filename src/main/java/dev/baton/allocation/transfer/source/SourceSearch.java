package dev.baton.allocation.transfer.source;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.baton.allocation.AwaitedStock;
import dev.baton.allocation.Pools;
import dev.baton.customer.Customers;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for locations that a transfer may come from, and for an order also for the one that it goes to. Locks nothing. */
@Component
public class SourceSearch {

    /** To ask the rules about more would take long and change nothing: these are the nearest. */
    private static final int ASKED = 12;

    /** So many of those that have too little are kept for whoever asks why. */
    private static final int TOLD = 20;

    private final Inventory inventory;
    private final Locations locations;
    private final AwaitedStock awaited;
    private final Orders orders;
    private final Customers customers;
    private final SourceFactsheets factsheets;

    SourceSearch(
            Inventory inventory,
            Locations locations,
            AwaitedStock awaited,
            Orders orders,
            Customers customers,
            SourceFactsheets factsheets) {
        this.inventory = inventory;
        this.locations = locations;
        this.awaited = awaited;
        this.orders = orders;
        this.customers = customers;
        this.factsheets = factsheets;
    }

    /**
     * What was found.
     *
     * @param able what the rules are asked about those that have enough
     * @param others those that have too little
     */
    public record Found(
            LocationId destination,
            List<StockLine> lines,
            List<SourceFacts> able,
            List<TransferSource> others) {}

    /**
     * Looks for what makes an order whole at one location of its seller: at the one that lacks least, and whose lack another one has.
     *
     * @param out the locations that are not asked again
     * @return empty if the order does not wait any more, or a location has all of it
     */
    public Optional<Found> forOrder(OrderId orderId, int revision, Set<LocationId> out) {
        List<StockLine> wanted = awaited.of(orderId, revision);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<Sku> skus = skus(wanted);
        Order order = orders.get(orderId);
        StockPool pool = Pools.of(order);
        Map<StockPool, Map<Sku, Quantity>> setAside = awaited.setAside(skus, orderId);
        Spare there = Spare.of(inventory.stock(pool, skus, order.channel().name()), setAside);
        List<Location> own = locations.of(pool).stream().sorted(fullestFirst(there, wanted, region(order))).toList();
        if (own.isEmpty() || there.covers(own.getFirst(), wanted)) {
            return Optional.empty();
        }
        // what is set aside for a channel, be it the order's own, stays where it is
        List<Stock> everywhere = stock(skus);
        Spare spare = Spare.of(everywhere, setAside);
        List<Location> asked = places(everywhere).filter(place -> !out.contains(place.id()))
                .filter(place -> spare.hasAny(place, wanted))
                .toList();
        Location destination = own.stream()
                .filter(place -> asked.stream().filter(other -> supplies(other, place))
                        .anyMatch(other -> spare.covers(other, there.missing(place, wanted))))
                .findFirst()
                .orElse(own.getFirst());
        List<Location> others = asked.stream().filter(place -> supplies(place, destination)).toList();
        return Optional.of(found(destination, there.missing(destination, wanted), others, spare,
                new SourceFactsheets.Wish(order.channel(), false)));
    }

    private static Comparator<Location> fullestFirst(Spare spare, List<StockLine> wanted, String region) {
        return comparing((Location place) -> sum(spare.missing(place, wanted)))
                .thenComparing(place -> !place.region().equals(region))
                .thenComparing(Location::id);
    }

    private String region(Order order) {
        return customers.find(order.customerId()).orElseThrow().region();
    }

    /**
     * Looks for a source of what a stock keeper asks for: neighbours, and plants.
     *
     * @param to where the stock is wanted
     * @param named the only source that is looked at; null for all
     * @param out the locations that are not asked again
     */
    public Found forStockKeeper(
            LocationId to,
            List<StockLine> wanted,
            @Nullable LocationId named,
            Set<LocationId> out) {
        Location destination = locations.find(to).orElseThrow();
        List<Sku> skus = skus(wanted);
        List<Stock> stock = stock(skus);
        List<Location> sources = (named != null
                ? locations.find(named).stream().filter(place -> !place.equals(destination))
                : places(stock).filter(place -> supplies(place, destination)))
                .filter(place -> !out.contains(place.id()))
                .toList();
        return found(destination, wanted, sources, Spare.of(stock, awaited.setAside(skus, null)),
                new SourceFactsheets.Wish(null, named != null));
    }

    private List<Stock> stock(List<Sku> skus) {
        return Arrays.stream(LocationType.values()).flatMap(type -> inventory.stock(type, skus, null).stream())
                .toList();
    }

    private static Stream<Location> places(List<Stock> stock) {
        return stock.stream().map(Stock::location).distinct();
    }

    /** Plants supply each other and everybody; a distributor's warehouse its neighbours. */
    private static boolean supplies(Location source, Location destination) {
        return !source.equals(destination) && switch (source.type()) {
            case PLANT -> true;
            case WAREHOUSE -> destination.type() != LocationType.PLANT
                    && source.region().equals(destination.region());
            case STORE -> false;
        };
    }

    private Found found(
            Location destination,
            List<StockLine> lines,
            Collection<Location> sources,
            Spare spare,
            SourceFactsheets.Wish wish) {
        List<SourceFacts> able = sources.stream()
                .filter(place -> spare.covers(place, lines))
                .map(place -> factsheets.of(place, destination, lines, spare, wish))
                .sorted(SourceFacts.BETTER)
                .limit(ASKED)
                .toList();
        List<TransferSource> lacking = sources.stream()
                .filter(place -> !spare.covers(place, lines) && (wish.named() || spare.hasAny(place, lines)))
                .limit(TOLD)
                .map(place -> TransferSource.without(place.id(), TransferSource.Outcome.LACKING,
                        "Has not enough of " + inWords(spare.missing(place, lines)) + " to spare"))
                .toList();
        return new Found(destination.id(), lines, able, lacking);
    }

    private static String inWords(List<StockLine> missing) {
        return missing.stream().map(line -> line.sku().value()).collect(joining(", "));
    }

    private static List<Sku> skus(List<StockLine> lines) {
        return lines.stream().map(StockLine::sku).toList();
    }

    private static Quantity sum(List<StockLine> lines) {
        return lines.stream().map(StockLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
