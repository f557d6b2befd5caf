package dev.baton.inventory;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.inventory.ReserveResult.Reserved;
import dev.baton.inventory.ReserveResult.Short;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reserves, releases, issues and receives stock. Every call may be repeated: it takes effect once. */
@Service
@Transactional
public class Inventory {

    private final Locations locations;
    private final Stocks stocks;
    private final Reservations reservations;
    private final Movements movements;
    private final LowStock lowStock;
    private final InventoryProperties properties;
    private final ObjectProvider<StockDemand> demands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inventory(
            Locations locations,
            Stocks stocks,
            Reservations reservations,
            Movements movements,
            LowStock lowStock,
            InventoryProperties properties,
            ObjectProvider<StockDemand> demands,
            ApplicationEventPublisher events,
            Clock clock) {
        this.locations = locations;
        this.stocks = stocks;
        this.reservations = reservations;
        this.movements = movements;
        this.lowStock = lowStock;
        this.properties = properties;
        this.demands = demands;
        this.events = events;
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
        List<StockLine> wanted = StockLine.bySku(lines);
        Map<StockKey, Quantity> available = stocks
                .lock(wanted.stream().map(line -> new StockKey(location, line.sku())).toList());
        List<Shortage> shortages = wanted.stream().flatMap(line -> shortage(line, location, available)).toList();
        if (!shortages.isEmpty()) {
            return reservations.find(reference).isPresent() ? new Reserved() : new Short(shortages);
        }
        Instant now = clock.instant();
        lowStock.tell(location, reservations.reserve(
                reference, location, wanted, destination, now, now.plus(properties.reservationLifetime())));
        return new Reserved();
    }

    private static Stream<Shortage> shortage(StockLine line, LocationId location, Map<StockKey, Quantity> available) {
        Quantity there = available.getOrDefault(new StockKey(location, line.sku()), Quantity.ZERO);
        return there.compareTo(line.quantity()) < 0
                ? Stream.of(new Shortage(line.sku(), line.quantity(), there))
                : Stream.empty();
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
        Location location = require(reservation.location());
        Set<Sku> skus = reservation.lines().stream().map(StockLine::sku).collect(toUnmodifiableSet());
        lockForArrival(location, skus);
        boolean given = condition.getAsBoolean() && reservations.release(reference, clock.instant());
        if (given) {
            events.publishEvent(new StockArrived(location, skus));
        }
        return given;
    }

    /**
     * Goods issue: reserved stock leaves its location.
     *
     * @param document the delivery with which it leaves, such as SAP's number
     * @throws IllegalStateException if nothing is reserved under the reference
     */
    public void issue(String reference, String document) {
        stocks.lockReserved(reference);
        if (!reservations.issue(reference, document, clock.instant()) && reservations.find(reference).isEmpty()) {
            throw new IllegalStateException("nothing is reserved for " + reference);
        }
    }

    /**
     * Goods receipt: stock that was issued with a destination arrives there.
     *
     * @param document the receipt's number
     * @throws IllegalStateException if nothing was issued to a destination under the reference
     */
    public void arrive(String reference, String document) {
        Reservation issued = reservations.find(reference)
                .filter(found -> found.state() != Reservation.State.RESERVED)
                .orElseThrow(() -> new IllegalStateException("nothing was issued for " + reference));
        LocationId destination = issued.destination();
        if (destination == null) {
            throw new IllegalStateException("what was issued for " + reference + " has no destination");
        }
        if (reservations.arrive(reference, clock.instant())) {
            receive(destination, issued.lines(), "GOODS_RECEIPT", document);
        }
    }

    /**
     * Stock comes in.
     *
     * @param reason why, in capitals, such as {@code RECEIPT}
     * @param document what it comes with; a document counts once per location and reason
     * @return false if this document was received before, so that nothing changes
     * @throws NotFoundException if there is no such location
     * @throws ConflictException if the document was received before with other lines
     * @throws dev.baton.platform.problem.RefusedException if the stock would be more than can be counted
     */
    public boolean receive(LocationId id, List<StockLine> lines, String reason, String document) {
        Location location = require(id);
        List<StockLine> arriving = StockLine.bySku(lines);
        List<StockLine> known = movements.received(id, reason, document);
        if (!known.isEmpty()) {
            if (!known.equals(arriving)) {
                throw new ConflictException(document + " was received at " + id + " with other lines.");
            }
            return false;
        }
        Set<Sku> skus = arriving.stream().map(StockLine::sku).collect(toUnmodifiableSet());
        lockForArrival(location, skus);
        movements.receive(id, arriving, reason, document, clock.instant());
        events.publishEvent(new StockArrived(location, skus));
        return true;
    }

    private void lockForArrival(Location location, Set<Sku> skus) {
        Set<StockKey> awaited = demands.stream()
                .flatMap(demand -> demand.awaitedWith(location, skus).stream())
                .collect(toCollection(TreeSet::new));
        skus.forEach(sku -> awaited.add(new StockKey(location.id(), sku)));
        stocks.lock(awaited);
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

    /** What there is of these products at all locations of a type, not locked. */
    @Transactional(readOnly = true)
    public List<Stock> stock(LocationType type, Collection<Sku> skus) {
        return stocks.of(type, skus);
    }

    /** What is or was reserved under a reference and not released. */
    @Transactional(readOnly = true)
    public Optional<Reservation> reservation(String reference) {
        return reservations.find(reference);
    }

    @Transactional(readOnly = true)
    public Optional<Location> location(LocationId id) {
        return locations.find(id);
    }

    /** All locations of a type by id. */
    @Transactional(readOnly = true)
    public List<Location> locations(LocationType type) {
        return locations.of(type);
    }

    /**
     * Opens a location, or changes the one with its id.
     *
     * @return false if it is open and exactly like this
     */
    public boolean openLocation(Location location) {
        return locations.put(location);
    }

    private Location require(LocationId id) {
        return locations.find(id).orElseThrow(() -> new NotFoundException("location " + id));
    }
}
