package dev.baton.inventory.view;

import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Period;
import dev.baton.product.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stock as people look at it: pages of levels, movements and locations. */
@Repository
@Transactional(readOnly = true)
public class StockView {

    private record Numbered(long id, Movement movement) {}

    private final JdbcClient jdbc;

    StockView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of stock by location and product. */
    public Page<StockLevel> levels(StockFilter filter, Limit limit, @Nullable String cursor) {
        List<String> after = Cursor.read(cursor, 2);
        List<StockLevel> found = jdbc.sql("""
                SELECT sku, location.id AS location, type, coalesce(on_hand, 0) AS on_hand,
                    coalesce(reserved, 0) AS reserved, coalesce(quarantined, 0) AS quarantined,
                    coalesce(available, 0) AS available, coalesce(fenced, 0) AS fenced,
                    coalesce(in_transit, 0) AS in_transit
                FROM stock held
                FULL JOIN (
                    SELECT destination AS location, sku, sum(quantity - arrived) AS in_transit FROM reservation
                    WHERE state = 'ISSUED' AND destination IS NOT NULL
                      AND (:sku::text IS NULL OR sku = :sku) AND (:location::text IS NULL OR destination = :location)
                    GROUP BY destination, sku
                ) moving USING (location, sku)
                JOIN location ON location.id = location
                WHERE (:sku::text IS NULL OR sku = :sku)
                  AND (:location::text IS NULL OR location.id = :location)
                  AND (:customer::text IS NULL OR customer_id = :customer)
                  AND (location.id, sku) > (:afterLocation, :afterSku)
                ORDER BY location.id, sku LIMIT :limit""")
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("customer", filter.customerId())
                .param("afterLocation", after.isEmpty() ? "" : after.getFirst())
                .param("afterSku", after.isEmpty() ? "" : after.getLast())
                .param("limit", limit.andOneMore())
                .query(Row.as(StockView::level))
                .list();
        return Page.of(found, limit, level -> List.of(level.location().value(), level.sku().value()));
    }

    /** A page of movements, newest first; see the other form. */
    public Page<Movement> movements(StockFilter filter, Limit limit, @Nullable String cursor) {
        return movements(filter, new Period(null, null), limit, cursor);
    }

    /** A page of what moved in a period, newest first. */
    public Page<Movement> movements(StockFilter filter, Period period, Limit limit, @Nullable String cursor) {
        List<Numbered> found = jdbc.sql("""
                SELECT movement.* FROM stock_movement movement JOIN location ON location.id = location
                WHERE movement.id < :before
                  AND (:from::timestamptz IS NULL OR at >= :from) AND (:to::timestamptz IS NULL OR at < :to)
                  AND (:sku::text IS NULL OR sku = :sku)
                  AND (:location::text IS NULL OR location = :location)
                  AND (:customer::text IS NULL OR customer_id = :customer)
                ORDER BY movement.id DESC LIMIT :limit""")
                .param("before",
                        Cursor.read(cursor, 1, before -> Long.valueOf(before.getFirst())).orElse(Long.MAX_VALUE))
                .param("from", Row.atOrNull(period.from()))
                .param("to", Row.atOrNull(period.to()))
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("customer", filter.customerId())
                .param("limit", limit.andOneMore())
                .query(Row.as(StockView::movement))
                .list();
        return Page.of(found, limit, movement -> List.of(Long.toString(movement.id()))).map(Numbered::movement);
    }

    /**
     * A page of locations by id.
     *
     * @param type only those of this type; null for all
     * @param customerId only this customer's; null for all
     */
    public Page<Location> locations(
            @Nullable LocationType type,
            @Nullable String customerId,
            Limit limit,
            @Nullable String cursor) {
        List<Location> found = jdbc.sql("""
                SELECT id, type, name, region, customer_id FROM location
                WHERE id > :after AND (:type::text IS NULL OR type = :type)
                  AND (:customer::text IS NULL OR customer_id = :customer)
                ORDER BY id LIMIT :limit""")
                .param("after", Cursor.readText(cursor))
                .param("type", type == null ? null : type.name())
                .param("customer", customerId)
                .param("limit", limit.andOneMore())
                .query(Row.as(Locations::location))
                .list();
        return Page.of(found, limit, location -> List.of(location.id().value()));
    }

    private static StockLevel level(Row row) {
        return new StockLevel(new Sku(row.text("sku")), new LocationId(row.text("location")),
                row.constant("type", LocationType.class), row.quantity("on_hand"), row.quantity("reserved"),
                row.quantity("quarantined"), row.quantity("available"), row.quantity("fenced"),
                row.quantity("in_transit"));
    }

    private static Numbered movement(Row row) {
        return new Numbered(row.number("id"), new Movement(row.instant("at"), new LocationId(row.text("location")),
                new Sku(row.text("sku")), row.quantity("quantity"), row.quantity("on_hand"),
                row.constant("reason", MovementReason.class),
                row.text("document")));
    }
}
