package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.inventory.ReserveResult.Reserved;
import dev.baton.inventory.ReserveResult.Short;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.location.StockPool;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reserves stock and gives it back; {@link GoodsInTransit} lets it leave. Every call may be repeated: it takes effect once.
 */
@Service
@Transactional
public class Inventory {

    private final Locations locations;
    private final Stocks stocks;
    private final Reservations reservations;
    private final InventoryProperties properties;
    private final Arrivals arrivals;
    private final Clock clock;

    Inventory(
            Locations locations,
            Stocks stocks,
            Reservations reservations,
            InventoryProperties properties,
            Arrivals arrivals,
            Clock clock) {
        this.locations = locations;
        this.stocks = stocks;
        this.reservations = reservations;
        this.properties = properties;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** Reserves stock that just leaves when it is issued; see the other form. */
    public ReserveResult reserve(String reference, LocationId location, List<StockLine> lines) {
        return reserve(reference, location, lines, null);
    }

    /**
     * Reserves all lines at a location, or none. The reservation expires unless it is confirmed in time.
     *
     * @param reference whom it is for, such as an order; what it has reserved once and not released stays as it is
     * @param destination where the stock will be in transit to once it is issued; null if it just leaves
     */
    public ReserveResult reserve(
            String reference,
            LocationId location,
            List<StockLine> lines,
            @Nullable LocationId destination) {
        return reserve(reference, location, lines, destination, null);
    }

    /**
     * The same for an order of a channel, which uses up first what is set aside for that channel.
     *
     * @param channel null to have only what is set aside for none
     */
    public ReserveResult reserve(
            String reference,
            LocationId location,
            List<StockLine> lines,
            @Nullable LocationId destination,
            @Nullable String channel) {
        List<StockLine> wanted = StockLine.bySku(lines);
        Map<StockKey, Quantity> available = stocks
                .lock(wanted.stream().map(line -> new StockKey(location, line.sku())).toList(), channel);
        List<Shortage> shortages = Shortage.of(location, wanted, available);
        if (!shortages.isEmpty()) {
            return reservations.find(reference).isPresent() ? new Reserved() : new Short(shortages);
        }
        Instant now = clock.instant();
        reservations.reserve(
                reference, location, wanted, destination, channel, now, now.plus(properties.reservationLifetime()));
        return new Reserved();
    }

    /**
     * Makes a reservation last until it is issued or released.
     *
     * @return false if it has expired, or there is none
     */
    public boolean confirm(String reference) {
        return reservations.expireAt(reference, null);
    }

    /** Takes the confirmation back: what is reserved expires, the whole time from now on. */
    public void unconfirm(String reference) {
        reservations.expireAt(reference, clock.instant().plus(properties.reservationLifetime()));
    }

    /**
     * Whose reservations are to be given back, those first that have been over for longest.
     *
     * @param limit how many at most
     */
    @Transactional(readOnly = true)
    public List<String> expired(int limit) {
        return reservations.expired(clock.instant(), limit);
    }

    /** Whether something is reserved and the time for it is over. */
    @Transactional(readOnly = true)
    public boolean isOver(String reference) {
        return reservations.isOver(reference, clock.instant());
    }

    /**
     * Gives back what is reserved, and tells those who wait for it, if the reservation is over.
     *
     * @return false if it was confirmed or has ended meanwhile
     */
    public boolean expire(String reference) {
        return giveBack(reference, () -> reservations.lockExpired(reference, clock.instant()));
    }

    /** Gives reserved stock back, and tells those who wait for it. What is not reserved any more stays as it is. */
    public void release(String reference) {
        giveBack(reference, () -> true);
    }

    private boolean giveBack(String reference, BooleanSupplier condition) {
        Optional<Reservation> found = reservations.find(reference);
        if (found.isEmpty() || found.get().state() != Reservation.State.RESERVED) {
            return false;
        }
        Reservation reservation = found.get();
        Location location = locations.require(reservation.location());
        Set<Sku> skus = reservation.lines().stream().map(StockLine::sku).collect(toUnmodifiableSet());
        arrivals.lock(location, skus);
        boolean given = condition.getAsBoolean() && reservations.release(reference, clock.instant());
        if (given) {
            arrivals.tell(location, skus);
        }
        return given;
    }

    /**
     * Locks stock for the caller's transaction, in order.
     *
     * @return what is available of each; a product that was never kept at a location is missing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<StockKey, Quantity> lock(Collection<StockKey> keys) {
        return stocks.lock(keys);
    }

    /**
     * Locks stock likewise.
     *
     * @param channel null for one for which nothing is set aside
     * @return what is available to a channel: without what is set aside for others
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<StockKey, Quantity> lock(Collection<StockKey> keys, @Nullable String channel) {
        return stocks.lock(keys, channel);
    }

    /** What there is of these products at all locations of a type, not locked. */
    @Transactional(readOnly = true)
    public List<Stock> stock(LocationType type, Collection<Sku> skus) {
        return stocks.of(type, skus);
    }

    /**
     * The same as an order of a channel sees it: available is what is not set aside for others.
     *
     * @param channel null for one for which nothing is set aside
     */
    @Transactional(readOnly = true)
    public List<Stock> stock(LocationType type, Collection<Sku> skus, @Nullable String channel) {
        return stocks.seenBy(channel, stocks.of(type, skus));
    }

    /** What there is of these products where the orders of a seller are served from, not locked. */
    @Transactional(readOnly = true)
    public List<Stock> stock(StockPool pool, Collection<Sku> skus) {
        return stocks.of(pool, skus);
    }

    /**
     * The same as an order of a channel sees it.
     *
     * @param channel null for one for which nothing is set aside
     */
    @Transactional(readOnly = true)
    public List<Stock> stock(StockPool pool, Collection<Sku> skus, @Nullable String channel) {
        return stocks.seenBy(channel, stocks.of(pool, skus));
    }

    /** What is or was reserved under a reference and not released. */
    @Transactional(readOnly = true)
    public Optional<Reservation> reservation(String reference) {
        return reservations.find(reference);
    }
}
