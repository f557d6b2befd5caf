package dev.baton.inventory.view;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The books as those see them who hold them against what another says. */
@Repository
public class StockPositions {

    private static final String[] ENTERED = Stream
            .of(MovementReason.RECEIPT, MovementReason.OFF_PLATFORM_ISSUE, MovementReason.SCRAP,
                    MovementReason.CORRECTION)
            .map(MovementReason::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    StockPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stock keepers have entered of a product at a location since a moment, by receipts, issues and corrections: one number a document. */
    @Transactional(readOnly = true)
    public List<Quantity> entered(StockKey key, Instant since) {
        return jdbc.sql("""
                SELECT sum(quantity) AS quantity FROM stock_movement
                WHERE location = ? AND sku = ? AND at >= ? AND reason = ANY (?)
                GROUP BY document HAVING sum(quantity) <> 0""")
                .params(key.location().value(), key.sku().value(), Row.at(since), ENTERED)
                .query(Row.as(row -> row.quantity("quantity")))
                .list();
    }

    /** The products that were ever kept at a location. */
    @Transactional(readOnly = true)
    public List<Sku> kept(LocationId location) {
        return jdbc.sql("SELECT sku FROM stock WHERE location = ? ORDER BY sku")
                .param(location.value())
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .list();
    }

    /**
     * The positions of products at a location, not locked; a product that was never kept there is missing.
     *
     * @param since from when on movements count
     * @param document whose movements do not count
     */
    @Transactional(readOnly = true)
    public Map<Sku, StockPosition> of(LocationId location, Collection<Sku> skus, Instant since, String document) {
        return jdbc.sql("""
                SELECT sku, on_hand - quarantined AS unrestricted,
                    EXISTS (SELECT FROM reservation r WHERE (r.location, r.sku) = (stock.location, stock.sku)
                        AND state = 'RESERVED' AND issuing_since IS NOT NULL) AS leaving,
                    moves > 0 AS moved, adjustments > 0 AS adjusted
                FROM stock CROSS JOIN LATERAL (
                    SELECT count(*) AS moves, count(*) FILTER (WHERE reason = ANY (:adjustments)) AS adjustments
                    FROM stock_movement m WHERE (m.location, m.sku) = (stock.location, stock.sku)
                        AND at >= :since AND document <> :document
                ) since
                WHERE location = :location AND sku = ANY (:skus)""")
                .param("location", location.value())
                .param("skus", Columns.of(skus, Sku::value))
                .param("adjustments", MovementReason.names(MovementReason.Direction.ADJUSTMENT))
                .param("since", Row.at(since))
                .param("document", document)
                .query(Row.as(row -> new StockPosition(new Sku(row.text("sku")), row.quantity("unrestricted"),
                        row.flag("leaving"), row.flag("moved"), row.flag("adjusted"))))
                .list()
                .stream()
                .collect(toUnmodifiableMap(StockPosition::sku, Function.identity()));
    }
}
