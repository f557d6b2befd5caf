package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredAlerts {

    private final JdbcClient jdbc;

    StoredAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Raises and clears alerts so that they say how it stands. Whoever calls has locked the stock.
     *
     * @return those that were raised or cleared by it
     */
    List<StockAlert> review(Collection<StockKey> keys, Instant now) {
        return jdbc
                .sql("""
                        WITH watched AS (
                            SELECT location, sku, minimum, maximum, coalesce(available, 0) AS available
                            FROM unnest(:locations::text[], :skus::text[]) AS touched (location, sku)
                            JOIN stock_threshold USING (location, sku) LEFT JOIN stock USING (location, sku)
                        ), standing AS (
                            SELECT location, sku, 'LOW' AS kind, minimum AS bound, available, available < minimum AS amiss FROM watched
                            UNION ALL
                            SELECT location, sku, 'HIGH', maximum, available, coalesce(available > maximum, false) FROM watched
                        ), cleared AS (
                            UPDATE stock_alert alert SET cleared_at = :now, cleared_available = standing.available FROM standing
                            WHERE (alert.location, alert.sku, alert.kind) = (standing.location, standing.sku, standing.kind)
                              AND cleared_at IS NULL AND NOT amiss
                            RETURNING alert.*
                        ), raised AS (
                            INSERT INTO stock_alert (location, sku, kind, bound, available, raised_at)
                            SELECT location, sku, kind, bound, available, :now FROM standing
                            WHERE amiss AND NOT EXISTS (SELECT FROM stock_alert open
                                WHERE (open.location, open.sku, open.kind) = (standing.location, standing.sku, standing.kind)
                                  AND cleared_at IS NULL)
                            RETURNING *
                        )
                        SELECT * FROM cleared UNION ALL SELECT * FROM raised ORDER BY location, sku, kind""")
                .param("locations", Columns.of(keys, StockKey::location))
                .param("skus", Columns.of(keys, StockKey::sku))
                .param("now", Row.at(now))
                .query(Row.as(StoredAlerts::alert))
                .list();
    }

    static StockAlert alert(Row row) {
        return new StockAlert(row.number("id"), new Sku(row.text("sku")), new LocationId(row.text("location")),
                row.constant("kind", AlertKind.class), row.quantity("bound"), row.quantity("available"),
                row.instant("raised_at"), row.instantOrNull("cleared_at"), quantityOrNull(row, "cleared_available"));
    }

    static @Nullable Quantity quantityOrNull(Row row, String column) {
        var number = row.decimalOrNull(column);
        return number == null ? null : new Quantity(number);
    }
}
