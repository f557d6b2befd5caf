package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets stock apart that is on hand but must not leave, such as what waits for an inspection. A document counts once per location. */
@Service
@Transactional
public class Quarantine {

    private final JdbcClient jdbc;
    private final Locations locations;
    private final Arrivals arrivals;
    private final Freezes freezes;
    private final Clock clock;

    Quarantine(JdbcClient jdbc, Locations locations, Arrivals arrivals, Freezes freezes, Clock clock) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.arrivals = arrivals;
        this.freezes = freezes;
        this.clock = clock;
    }

    /**
     * Sets available stock apart.
     *
     * @param note why, in a stock keeper's words
     * @return false if it was set apart with this document before
     * @throws dev.baton.platform.problem.NotFoundException if there is no such location
     * @throws ConflictException if less is available, or the document has other lines
     */
    public boolean setApart(LocationId location, List<StockLine> lines, String document, String note) {
        return change(location, lines.stream().map(StockChange::in).toList(), document, note);
    }

    /**
     * Makes stock available that was set apart.
     *
     * @return false if it was given free with this document before
     * @throws dev.baton.platform.problem.NotFoundException if there is no such location
     * @throws ConflictException if less is set apart, or the document has other lines
     */
    public boolean giveFree(LocationId location, List<StockLine> lines, String document, String note) {
        return change(location, lines.stream().map(StockChange::out).toList(), document, note);
    }

    private boolean change(LocationId id, List<StockChange> asked, String document, String note) {
        Location location = locations.require(id);
        List<StockChange> changes = StockChange.bySku(asked);
        Set<Sku> skus = changes.stream().map(StockChange::sku).collect(Collectors.toUnmodifiableSet());
        arrivals.lock(location, skus);
        List<StockChange> known = with(id, document);
        if (!known.isEmpty()) {
            if (!known.equals(changes)) {
                throw new ConflictException(document + " was taken at " + id + " with other quantities.");
            }
            return false;
        }
        freezes.check(id, skus);
        if (note(id, changes, document, note) < changes.size()) {
            throw new ConflictException("At " + id + " is less available, or less set apart, than that.");
        }
        arrivals.tell(location, changes.stream()
                .filter(change -> change.quantity().isNegative())
                .map(StockChange::sku)
                .collect(Collectors.toUnmodifiableSet()));
        return true;
    }

    private List<StockChange> with(LocationId location, String document) {
        return jdbc
                .sql("""
                        SELECT sku, quantity FROM stock_quarantine WHERE document = ? AND location = ? ORDER BY sku COLLATE "C" """)
                .params(document, location.value())
                .query(Row.as(row -> new StockChange(new Sku(row.text("sku")), row.quantity("quantity"))))
                .list();
    }

    private int note(LocationId location, List<StockChange> changes, String document, String note) {
        try {
            return jdbc.sql("""
                    WITH asked AS (
                        SELECT * FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS asked (sku, quantity)
                    ), changed AS (
                        UPDATE stock SET quarantined = quarantined + asked.quantity FROM asked
                        WHERE stock.location = :location AND stock.sku = asked.sku
                          AND asked.quantity BETWEEN -quarantined AND available
                        RETURNING stock.sku, asked.quantity, quarantined
                    )
                    INSERT INTO stock_quarantine (location, sku, quantity, quarantined, document, note, at)
                    SELECT :location, sku, quantity, quarantined, :document, :note, :now FROM changed""")
                    .param("skus", Columns.of(changes, StockChange::sku))
                    .param("quantities", Columns.of(changes, StockChange::quantity))
                    .param("location", location.value())
                    .param("document", document)
                    .param("note", note)
                    .param("now", Row.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException twin) {
            throw new ConflictException(document + " is being taken at " + location + " by somebody else.");
        }
    }
}
