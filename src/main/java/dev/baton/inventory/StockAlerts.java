package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Of what there was or is too little or too much. */
@Repository
@Transactional(readOnly = true)
public class StockAlerts {

    private record Low(Sku sku, long alert) {}

    private final JdbcClient jdbc;

    StockAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of alerts, newest first.
     *
     * @param kind only those of this kind; null for all
     * @param open only those that last, or only those that are over; null for all
     */
    public Page<StockAlert> page(
            StockFilter filter,
            @Nullable AlertKind kind,
            @Nullable Boolean open,
            Limit limit,
            @Nullable String cursor) {
        List<StockAlert> found = jdbc.sql("""
                SELECT alert.* FROM stock_alert alert JOIN location ON location.id = location
                WHERE alert.id < :before AND (:kind::text IS NULL OR kind = :kind)
                  AND (:open::boolean IS NULL OR (cleared_at IS NULL) = :open)
                  AND (:sku::text IS NULL OR sku = :sku) AND (:location::text IS NULL OR location = :location)
                  AND (:customer::text IS NULL OR customer_id = :customer)
                ORDER BY alert.id DESC LIMIT :limit""")
                .param("before",
                        Cursor.read(cursor, 1, before -> Long.valueOf(before.getFirst())).orElse(Long.MAX_VALUE))
                .param("kind", kind == null ? null : kind.name())
                .param("open", open)
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("customer", filter.customerId())
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredAlerts::alert))
                .list();
        return Page.of(found, limit, alert -> List.of(Long.toString(alert.id())));
    }

    /** Of what there is too little at a location, with the alerts that say so. */
    public Map<Sku, Long> low(LocationId location) {
        return jdbc
                .sql("""
                        SELECT sku, id FROM stock_alert WHERE location = ? AND kind = 'LOW' AND cleared_at IS NULL ORDER BY sku""")
                .param(location.value())
                .query(Row.as(row -> new Low(new Sku(row.text("sku")), row.number("id"))))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Low::sku, Low::alert));
    }
}
