package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.problem.ConflictException;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets reserved stock leave its location, and arrive where it goes. Every call may be repeated: it takes effect once. */
@Service
@Transactional
public class GoodsInTransit {

    private final Locations locations;
    private final Stocks stocks;
    private final Reservations reservations;
    private final InventoryProperties properties;
    private final Arrivals arrivals;
    private final GoodsMovements movements;
    private final Losses losses;
    private final Freezes freezes;
    private final Clock clock;

    GoodsInTransit(
            Locations locations,
            Stocks stocks,
            Reservations reservations,
            InventoryProperties properties,
            Arrivals arrivals,
            GoodsMovements movements,
            Losses losses,
            Freezes freezes,
            Clock clock) {
        this.locations = locations;
        this.stocks = stocks;
        this.reservations = reservations;
        this.properties = properties;
        this.arrivals = arrivals;
        this.movements = movements;
        this.losses = losses;
        this.freezes = freezes;
        this.clock = clock;
    }

    /**
     * Keeps reserved stock from being withdrawn, since it is about to be issued.
     *
     * @return false if nothing is reserved under the reference any more
     */
    public boolean beginIssue(String reference) {
        return stocks.lockReserved(reference) && reservations.issuingSince(reference, clock.instant());
    }

    /**
     * Some of the stock that is reserved proves not to be there when it is picked: it goes off the books, and is reserved no more. Nobody
     * else's is touched.
     *
     * @param document under which it is taken off, once
     * @return false if less is reserved under the reference, so that the caller has to take everything back
     * @throws StockFrozenException while the stock is being counted
     */
    public boolean shorten(String reference, List<StockLine> missing, String document) {
        stocks.lockReserved(reference);
        reservations.find(reference).ifPresent(
                found -> freezes.check(found.location(), missing.stream().map(StockLine::sku).toList()));
        return reservations.shorten(reference, missing, document, clock.instant());
    }

    /** Takes back that reserved stock is about to be issued. */
    public void abandonIssue(String reference) {
        if (stocks.lockReserved(reference)) {
            reservations.issuingSince(reference, null);
        }
    }

    /**
     * Goods issue for an order: reserved stock leaves its location.
     *
     * @param document the delivery with which it leaves, such as SAP's number
     * @throws IllegalStateException if nothing is reserved under the reference
     * @throws NotYetException while the stock is being counted
     */
    public void issue(String reference, String document) {
        issue(reference, MovementReason.ISSUE, document);
    }

    /** Reserved stock leaves its location for another reason; see the other form. */
    public void issue(String reference, MovementReason reason, String document) {
        stocks.lockReserved(reference);
        reservations.find(reference)
                .filter(found -> found.state() == Reservation.State.RESERVED)
                .ifPresent(found -> awaitCount(() -> {
                    freezes.check(found.location(), found.lines().stream().map(StockLine::sku).toList());
                    return true;
                }));
        if (!reservations.issue(reference, reason, document, clock.instant())
                && reservations.find(reference).isEmpty()) {
            throw new IllegalStateException("nothing is reserved for " + reference);
        }
    }

    /**
     * Goods receipt of an order: all stock that was issued with a destination arrives there. Where it has none, such as for a consumer, who
     * keeps no stock with us, it has left for good.
     *
     * @param document the receipt's number
     * @throws IllegalStateException if nothing was issued under the reference
     */
    public void arrive(String reference, String document) {
        Reservation issued = issued(reference);
        if (issued.destination() != null) {
            arrive(reference, issued.destination(), issued.underWay(), MovementReason.GOODS_RECEIPT, document);
        }
    }

    /**
     * Some of the stock that was issued with a destination arrives there.
     *
     * @param document the receipt's number, which counts once
     * @throws IllegalStateException if nothing was issued to a destination under the reference
     * @throws ConflictException if more arrives than is under way, or the document came with other lines
     * @throws NotYetException while the stock is being counted
     */
    public void arrive(String reference, List<StockLine> lines, MovementReason reason, String document) {
        LocationId destination = issued(reference).destination();
        if (destination == null) {
            throw new IllegalStateException("what was issued for " + reference + " has no destination");
        }
        arrive(reference, destination, lines, reason, document);
    }

    /** What was issued is locked. */
    private void arrive(
            String reference,
            LocationId destination,
            List<StockLine> lines,
            MovementReason reason,
            String document) {
        List<StockLine> arriving = StockLine.bySku(lines);
        if (!arriving.isEmpty() && awaitCount(() -> movements.receive(destination, arriving, reason, document))
                && !reservations.arrive(reference, arriving, clock.instant())) {
            throw new ConflictException(
                    "Less is under way for " + reference + " than has arrived with " + document + ".");
        }
    }

    /**
     * The last of the stock that was issued with a destination arrives there. What is still under way then never will: it is written off, and
     * nobody gets it.
     *
     * @param lines what arrives; may be empty
     * @param lossDocument under which the rest is written off, once
     * @return what is lost; nothing where it goes to no stock of ours
     * @throws IllegalStateException if nothing was issued under the reference
     * @throws ConflictException if more arrives than is under way, or the document came with other lines
     * @throws NotYetException while the stock is being counted
     */
    public List<StockLine> arriveLast(
            String reference,
            List<StockLine> lines,
            MovementReason reason,
            String document,
            String lossDocument) {
        Reservation issued = issued(reference);
        LocationId destination = issued.destination();
        if (destination == null) {
            return List.of();
        }
        // what arrives and what is lost is locked in one go
        arrivals.lock(locations.require(destination), issued.lines().stream().map(StockLine::sku).toList());
        arrive(reference, destination, lines, reason, document);
        List<StockLine> lost = reservations.find(reference).map(Reservation::underWay).orElse(List.of());
        if (!lost.isEmpty()) {
            losses.writeOff(destination, lost, lossDocument);
            reservations.arrive(reference, lost, clock.instant());
        }
        return lost;
    }

    /** What moves for orders waits until a count is done. */
    private boolean awaitCount(BooleanSupplier movement) {
        try {
            return movement.getAsBoolean();
        } catch (StockFrozenException frozen) {
            throw new NotYetException(String.valueOf(frozen.getMessage()), properties.frozenPause());
        }
    }

    private Reservation issued(String reference) {
        reservations.lockIssued(reference);
        return reservations.find(reference)
                .filter(found -> found.state() != Reservation.State.RESERVED)
                .orElseThrow(() -> new IllegalStateException("nothing was issued for " + reference));
    }
}
