package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives reservations back whose stock turned out not to be there, the youngest first. */
@Component
class Withdrawals {

    private final JdbcClient jdbc;
    private final Reservations reservations;
    private final Clock clock;

    Withdrawals(JdbcClient jdbc, Reservations reservations, Clock clock) {
        this.jdbc = jdbc;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** The products of these changes, and those that are reserved together with what goes: all that a withdrawal can free. */
    Set<Sku> touched(LocationId location, List<StockChange> changes) {
        List<Sku> together = jdbc.sql("""
                SELECT DISTINCT beside.sku FROM reservation JOIN reservation beside USING (reference, location, state)
                WHERE location = ? AND state = 'RESERVED' AND reservation.sku = ANY (?)""")
                .params(location.value(), Columns.of(StockChange.going(changes), StockLine::sku))
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .list();
        return Stream.concat(together.stream(), changes.stream().map(StockChange::sku)).collect(toUnmodifiableSet());
    }

    /**
     * Gives back as many reservations as it takes to make up for what is short.
     *
     * @param locked the products that the caller has locked at the location
     * @throws ConflictException if there are not enough that are not being issued
     * @throws CannotAcquireLockException if stock was reserved meanwhile together with what is not locked; to be tried again
     */
    List<Reservation> withdraw(LocationId location, List<Shortage> shortages, Set<Sku> locked) {
        Instant now = clock.instant();
        List<Reservation> withdrawn = new ArrayList<>();
        for (Shortage shortage : shortages) {
            Quantity missing = shortage.missing().minus(freed(withdrawn, shortage.sku()));
            for (String reference : missing.isPositive() ? youngest(location, shortage.sku()) : List.<String>of()) {
                if (missing.isPositive()) {
                    Reservation reservation = withdraw(reference, locked, now);
                    withdrawn.add(reservation);
                    missing = missing.minus(freed(List.of(reservation), shortage.sku()));
                }
            }
            if (missing.isPositive()) {
                throw new ConflictException(missing + " of " + shortage.sku() + " at " + location
                        + " is quarantined or being issued and cannot be taken off the books.");
            }
        }
        return withdrawn;
    }

    private Reservation withdraw(String reference, Set<Sku> locked, Instant now) {
        Reservation reservation = reservations.find(reference).orElseThrow();
        if (!locked.containsAll(reservation.lines().stream().map(StockLine::sku).toList())) {
            throw new CannotAcquireLockException("stock was reserved for " + reference + " meanwhile");
        }
        reservations.release(reference, now);
        return reservation;
    }

    /** Who has locked the stock sees them as they stay: they end, and their issue begins, with its lock only. */
    private List<String> youngest(LocationId location, Sku sku) {
        return jdbc.sql("""
                SELECT reference FROM reservation
                WHERE location = ? AND sku = ? AND state = 'RESERVED' AND issuing_since IS NULL
                ORDER BY id DESC""")
                .params(location.value(), sku.value())
                .query(String.class)
                .list();
    }

    private static Quantity freed(List<Reservation> withdrawn, Sku sku) {
        return withdrawn.stream()
                .flatMap(reservation -> reservation.lines().stream())
                .filter(line -> line.sku().equals(sku))
                .map(StockLine::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
