package dev.baton.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ring fences that stand. Whoever changes one has locked its stock before. */
@Repository
class StoredFences {

    private record Left(StockKey key, String channel, Quantity quantity) {}

    private static final String SELECT = "SELECT * FROM stock_ring_fence WHERE ended_at IS NULL ";

    private final JdbcClient jdbc;

    StoredFences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Fences of(Collection<StockKey> keys) {
        return new Fences(jdbc.sql("""
                SELECT location, sku, channel, remaining FROM stock_ring_fence
                WHERE ended_at IS NULL AND remaining > 0
                  AND (location, sku) IN (SELECT * FROM unnest(:locations::text[], :skus::text[]))""")
                .param("locations", Columns.of(keys, StockKey::location))
                .param("skus", Columns.of(keys, StockKey::sku))
                .query(Row.as(row -> new Left(key(row), row.text("channel"), row.quantity("remaining"))))
                .list()
                .stream()
                .collect(groupingBy(Left::key, toUnmodifiableMap(Left::channel, Left::quantity))));
    }

    Optional<RingFence> find(StockKey key, String channel) {
        return jdbc.sql(SELECT + "AND location = ? AND sku = ? AND channel = ?")
                .params(key.location().value(), key.sku().value(), channel)
                .query(Row.as(StoredFences::fence))
                .optional();
    }

    Page<RingFence> page(
            @Nullable String location,
            @Nullable String sku,
            @Nullable String channel,
            Limit limit,
            @Nullable String cursor) {
        List<String> after = Cursor.read(cursor, 3);
        List<RingFence> found = jdbc.sql(SELECT + """
                AND (:location::text IS NULL OR location = :location) AND (:sku::text IS NULL OR sku = :sku)
                AND (:channel::text IS NULL OR channel = :channel)
                AND (location, sku, channel) > (:afterLocation, :afterSku, :afterChannel)
                ORDER BY location, sku, channel LIMIT :limit""")
                .param("location", location)
                .param("sku", sku)
                .param("channel", channel)
                .param("afterLocation", after.isEmpty() ? "" : after.get(0))
                .param("afterSku", after.isEmpty() ? "" : after.get(1))
                .param("afterChannel", after.isEmpty() ? "" : after.get(2))
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredFences::fence))
                .list();
        return Page.of(found, limit,
                fence -> List.of(fence.location().value(), fence.sku().value(), fence.channel()));
    }

    void put(StockKey key, String channel, Quantity quantity, Quantity left, String by, Instant now) {
        jdbc.sql("""
                INSERT INTO stock_ring_fence (location, sku, channel, quantity, remaining, set_by, set_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (location, sku, channel) WHERE ended_at IS NULL DO UPDATE SET quantity = excluded.quantity,
                    remaining = excluded.remaining, set_by = excluded.set_by, set_at = excluded.set_at""")
                .params(key.location().value(), key.sku().value(), channel, quantity.value(), left.value(), by,
                        Row.at(now))
                .update();
        sumUp(key);
    }

    void end(StockKey key, String channel, Instant now) {
        jdbc.sql("""
                UPDATE stock_ring_fence SET ended_at = ? WHERE location = ? AND sku = ? AND channel = ?
                AND ended_at IS NULL""")
                .params(Row.at(now), key.location().value(), key.sku().value(), channel)
                .update();
        sumUp(key);
    }

    private void sumUp(StockKey key) {
        jdbc.sql("""
                UPDATE stock SET fenced = (SELECT coalesce(sum(remaining), 0) FROM stock_ring_fence f
                    WHERE (f.location, f.sku) = (stock.location, stock.sku) AND ended_at IS NULL)
                WHERE location = ? AND sku = ?""")
                .params(key.location().value(), key.sku().value())
                .update();
    }

    private static StockKey key(Row row) {
        return new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku")));
    }

    private static RingFence fence(Row row) {
        Quantity quantity = row.quantity("quantity");
        Quantity left = row.quantity("remaining");
        return new RingFence(new LocationId(row.text("location")), new Sku(row.text("sku")), row.text("channel"),
                quantity, quantity.minus(left), left, row.text("set_by"), row.instant("set_at"));
    }
}
