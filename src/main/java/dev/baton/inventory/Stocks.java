package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Stocks {

    private record Available(StockKey key, Quantity quantity) {}

    private final JdbcClient jdbc;

    Stocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks these rows, sorted: everybody locks stock in this order, so that nobody deadlocks. */
    Map<StockKey, Quantity> lock(Collection<StockKey> keys) {
        List<Available> locked = jdbc.sql("""
                SELECT location, sku, available FROM stock
                WHERE (location, sku) IN (SELECT * FROM unnest(:locations::text[], :skus::text[]))
                ORDER BY location, sku FOR NO KEY UPDATE""")
                .param("locations", Columns.of(keys, StockKey::location))
                .param("skus", Columns.of(keys, StockKey::sku))
                .query(Row.as(row -> new Available(
                        new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku"))),
                        row.quantity("available"))))
                .list();
        return locked.stream().collect(toUnmodifiableMap(Available::key, Available::quantity));
    }

    /** Locks what is reserved under a reference, in the same order. */
    void lockReserved(String reference) {
        jdbc.sql("""
                SELECT 1 FROM stock
                WHERE (location, sku) IN
                    (SELECT location, sku FROM reservation WHERE reference = ? AND state = 'RESERVED')
                ORDER BY location, sku FOR NO KEY UPDATE""")
                .param(reference)
                .query(Row.as(row -> true))
                .list();
    }

    List<Stock> of(LocationType type, Collection<Sku> skus) {
        return jdbc
                .sql("""
                        SELECT location.*, sku, on_hand, reserved, available FROM stock JOIN location ON location.id = stock.location
                        WHERE sku = ANY (:skus) AND type = :type
                        ORDER BY location.id, sku""")
                .param("skus", Columns.of(skus, Sku::value))
                .param("type", type.name())
                .query(Row.as(row -> new Stock(
                        Locations.location(row),
                        new Sku(row.text("sku")),
                        row.quantity("on_hand"),
                        row.quantity("reserved"),
                        row.quantity("available"))))
                .list();
    }
}
