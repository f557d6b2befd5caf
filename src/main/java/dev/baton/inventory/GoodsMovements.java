package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves stock that is not reserved: in, out, and to what a count or SAP says. A document counts once per location and reason, so every
 * call may be repeated. What is being counted does not move: {@link StockFrozenException}.
 */
@Service
@Transactional
public class GoodsMovements {

    private final Locations locations;
    private final Movements movements;
    private final Withdrawals withdrawals;
    private final Arrivals arrivals;
    private final Freezes freezes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoodsMovements(
            Locations locations,
            Movements movements,
            Withdrawals withdrawals,
            Arrivals arrivals,
            Freezes freezes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.locations = locations;
        this.movements = movements;
        this.withdrawals = withdrawals;
        this.arrivals = arrivals;
        this.freezes = freezes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stock comes in.
     *
     * @param document what it comes with
     * @return false if this document was received before, so that nothing changes
     * @throws NotFoundException if there is no such location
     * @throws ConflictException if the document was received before with other lines
     * @throws dev.baton.platform.problem.RefusedException if the stock would be more than can be counted
     */
    public boolean receive(LocationId location, List<StockLine> lines, MovementReason reason, String document) {
        return post(location, lines.stream().map(StockChange::in).toList(), reason, document);
    }

    /**
     * Stock that is available leaves.
     *
     * @param document what it leaves with
     * @return false if it has left with this document before
     * @throws NotFoundException if there is no such location
     * @throws ConflictException if there is not enough that is neither reserved nor quarantined, or the document has other lines
     */
    public boolean issue(LocationId location, List<StockLine> lines, MovementReason reason, String document) {
        return post(location, lines.stream().map(StockChange::out).toList(), reason, document);
    }

    /**
     * Brings the books to what there really is. Where that is less than what is reserved, the youngest reservations are given back
     * ({@link StockWithdrawn}), but for those that are being issued.
     *
     * @param changes how what is on hand changes
     * @param document why, such as a count
     * @return false if it was adjusted by this document before, or nothing changes
     * @throws NotFoundException if there is no such location
     * @throws ConflictException if less would be on hand than is quarantined or being issued, or the document has other changes
     */
    public boolean adjust(LocationId location, List<StockChange> changes, MovementReason reason, String document) {
        return post(location, changes, reason, document);
    }

    private boolean post(LocationId id, List<StockChange> asked, MovementReason reason, String document) {
        Location location = locations.require(id);
        List<StockChange> changes = StockChange.bySku(asked);
        if (changes.isEmpty()) {
            return false;
        }
        boolean mayWithdraw = reason.direction() == MovementReason.Direction.ADJUSTMENT;
        Set<Sku> locked = mayWithdraw ? withdrawals.touched(id, changes) : skus(changes);
        List<Shortage> shortages = Shortage.of(id, StockChange.going(changes),
                mayWithdraw ? arrivals.lockReserved(location, locked) : arrivals.lock(location, locked));
        if (isKnown(id, changes, reason, document)) {
            return false;
        }
        if (reason != MovementReason.STOCKTAKE) {
            freezes.check(id, skus(changes));
        }
        if (!shortages.isEmpty() && !mayWithdraw) {
            throw new ConflictException("There is not enough at " + id + ": " + Shortage.inWords(shortages));
        }
        List<Reservation> withdrawn = withdrawals.withdraw(id, shortages, locked);
        movements.post(id, changes, reason, document, clock.instant());
        tell(location, changes, withdrawn);
        return true;
    }

    private boolean isKnown(LocationId id, List<StockChange> changes, MovementReason reason, String document) {
        List<StockChange> known = movements.with(id, reason, document);
        if (!known.isEmpty() && !known.equals(changes)) {
            throw new ConflictException(document + " was taken at " + id + " with other quantities.");
        }
        return !known.isEmpty();
    }

    private void tell(Location location, List<StockChange> changes, List<Reservation> withdrawn) {
        if (!withdrawn.isEmpty()) {
            events.publishEvent(new StockWithdrawn(location, withdrawn.stream().map(Reservation::reference).toList()));
        }
        arrivals.tell(location, Stream.concat(
                changes.stream().filter(change -> change.quantity().isPositive()).map(StockChange::sku),
                withdrawn.stream().flatMap(given -> given.lines().stream()).map(StockLine::sku))
                .collect(toUnmodifiableSet()));
    }

    private static Set<Sku> skus(List<StockChange> changes) {
        return changes.stream().map(StockChange::sku).collect(toUnmodifiableSet());
    }
}
