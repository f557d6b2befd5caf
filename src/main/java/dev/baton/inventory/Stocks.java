package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.location.StockPool;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Stocks {

    private static final String SELECT =
            """
                    SELECT location.*, sku, on_hand, reserved, available, fenced FROM stock JOIN location ON location.id = stock.location
                     WHERE sku = ANY (:skus) AND\s""";

    private record Available(StockKey key, Quantity quantity, Quantity fenced) {}

    private final JdbcClient jdbc;
    private final StoredFences fences;
    private final StockWatch watch;

    Stocks(JdbcClient jdbc, StoredFences fences, StockWatch watch) {
        this.jdbc = jdbc;
        this.fences = fences;
        this.watch = watch;
    }

    /**
     * Locks these rows, sorted: everybody locks stock in this order, so that nobody deadlocks. Whoever changes what is available comes by
     * here, and so what is locked is held against its thresholds when the transaction ends.
     */
    Map<StockKey, Quantity> lock(Collection<StockKey> keys) {
        return rows(keys).stream().collect(toUnmodifiableMap(Available::key, Available::quantity));
    }

    /**
     * Locks these rows likewise.
     *
     * @param channel for which something may be set aside; null for one for which nothing is
     * @return what is available without what is set aside for other channels
     */
    Map<StockKey, Quantity> lock(Collection<StockKey> keys, @Nullable String channel) {
        List<Available> locked = rows(keys);
        // who has the stock's lock has that of its fences
        Fences standing = locked.stream().anyMatch(stock -> stock.fenced().isPositive())
                ? fences.of(keys)
                : Fences.NONE;
        return locked.stream().collect(toUnmodifiableMap(Available::key,
                stock -> stock.quantity().minus(standing.others(stock.key(), channel)).orZero()));
    }

    private List<Available> rows(Collection<StockKey> keys) {
        watch.over(keys);
        return jdbc.sql("""
                SELECT location, sku, available, fenced FROM stock
                WHERE (location, sku) IN (SELECT * FROM unnest(:locations::text[], :skus::text[]))
                ORDER BY location, sku FOR NO KEY UPDATE""")
                .param("locations", Columns.of(keys, StockKey::location))
                .param("skus", Columns.of(keys, StockKey::sku))
                .query(Row.as(row -> new Available(
                        new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku"))),
                        row.quantity("available"), row.quantity("fenced"))))
                .list();
    }

    /**
     * Locks what is reserved under a reference, in the same order. Its issue leaves what is available as it is.
     *
     * @return false if nothing is; a reservation that comes the moment after must be left alone, since its stock is not locked
     */
    boolean lockReserved(String reference) {
        return !jdbc.sql("""
                SELECT 1 FROM stock
                WHERE (location, sku) IN
                    (SELECT location, sku FROM reservation WHERE reference = ? AND state = 'RESERVED')
                ORDER BY location, sku FOR NO KEY UPDATE""")
                .param(reference)
                .query(Row.as(row -> true))
                .list()
                .isEmpty();
    }

    /** What a channel sees of it: available is what is not set aside for others. */
    List<Stock> seenBy(@Nullable String channel, List<Stock> all) {
        if (all.stream().noneMatch(stock -> stock.fenced().isPositive())) {
            return all;
        }
        Fences standing = fences.of(all.stream().map(Stock::key).toList());
        return all.stream()
                .map(stock -> stock
                        .withAvailable(stock.available().minus(standing.others(stock.key(), channel)).orZero()))
                .toList();
    }

    /** Not locked. */
    List<Stock> of(LocationType type, Collection<Sku> skus) {
        return read(jdbc.sql(SELECT + "type = :type ORDER BY location.id, sku").param("type", type.name()), skus);
    }

    /** Not locked. */
    List<Stock> of(StockPool pool, Collection<Sku> skus) {
        return read(jdbc.sql(SELECT + Locations.IN_POOL + " ORDER BY location.id, sku").param("owner", pool.owner()),
                skus);
    }

    private static List<Stock> read(JdbcClient.StatementSpec query, Collection<Sku> skus) {
        return query.param("skus", Columns.of(skus, Sku::value))
                .query(Row.as(row -> new Stock(
                        Locations.location(row),
                        new Sku(row.text("sku")),
                        row.quantity("on_hand"),
                        row.quantity("reserved"),
                        row.quantity("available"),
                        row.quantity("fenced"))))
                .list();
    }
}
