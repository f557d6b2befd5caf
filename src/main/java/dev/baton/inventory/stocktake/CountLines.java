package dev.baton.inventory.stocktake;

import dev.baton.inventory.MovementReason;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The products of counts, and what was entered for them. Whoever changes some has locked the count before. */
@Repository
class CountLines {

    private static final String SELECT =
            """
                    SELECT line.sku, book, unit_price, currency, latest.expected, latest.quantity, latest.entered_by FROM stock_count_line line
                    LEFT JOIN LATERAL (SELECT * FROM stock_count_entry entry WHERE entry.count_id = line.count_id AND entry.sku = line.sku
                                       ORDER BY id DESC LIMIT 1) latest ON true
                    """;

    private final JdbcClient jdbc;

    CountLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks stock at a location in order, so that none of it is moving. */
    void lock(LocationId location, Collection<Sku> skus) {
        jdbc.sql("""
                SELECT 1 FROM stock WHERE location = ? AND sku = ANY (?) ORDER BY location, sku FOR NO KEY UPDATE""")
                .params(location.value(), Columns.of(skus, Sku::value))
                .query(Row.as(row -> true))
                .list();
    }

    /** As {@link #lock}, for all that is kept at a location. */
    List<Sku> lockAll(LocationId location) {
        return jdbc.sql("SELECT sku FROM stock WHERE location = ? ORDER BY location, sku FOR NO KEY UPDATE")
                .param(location.value())
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .list();
    }

    /** Takes products into a count with what the books have of them now. */
    void open(Stocktake count, Collection<Product> products) {
        add(count.id(), """
                coalesce(on_hand, 0), coalesce((SELECT max(id) FROM stock_movement moved
                    WHERE moved.location = stock.location AND moved.sku = stock.sku), 0)""", count.location(),
                products);
    }

    /** Takes products in that had never been kept at the location when the count was opened. */
    void find(Stocktake count, Collection<Product> products) {
        add(count.id(), "0, 0", count.location(), products);
    }

    private void add(UUID count, String book, LocationId location, Collection<Product> products) {
        jdbc.sql(
                """
                        INSERT INTO stock_count_line (count_id, sku, book, after_movement, unit_price, currency)
                        SELECT :count, product.sku, %s, price, currency
                        FROM unnest(:skus::text[], :prices::text[]::bigint[], :currencies::text[]) AS product (sku, price, currency)
                        LEFT JOIN stock ON stock.location = :location AND stock.sku = product.sku"""
                        .formatted(book))
                .param("count", count)
                .param("location", location.value())
                .param("skus", Columns.of(products, Product::sku))
                .param("prices", Columns.of(products, product -> product.unitPrice().minor()))
                .param("currencies", Columns.of(products, product -> product.unitPrice().currency()))
                .update();
    }

    /**
     * Enters what was counted, and what was to be expected.
     *
     * @param countedAt when; null for now, with all that has moved
     */
    void enter(Stocktake count, List<Counted> counted, @Nullable Instant countedAt, String by, Instant now) {
        jdbc.sql("""
                INSERT INTO stock_count_entry (count_id, sku, quantity, expected, counted_at, entered_by, entered_at)
                SELECT :count, line.sku, counted.quantity, line.book + coalesce((
                    SELECT sum(moved.quantity) FROM stock_movement moved
                    WHERE moved.location = :location AND moved.sku = line.sku AND moved.id > line.after_movement
                      AND (:countedAt::timestamptz IS NULL OR moved.at <= :countedAt)), 0),
                    coalesce(:countedAt::timestamptz, :now::timestamptz), :by, :now
                FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS counted (sku, quantity)
                JOIN stock_count_line line ON line.count_id = :count AND line.sku = counted.sku""")
                .param("count", count.id())
                .param("location", count.location().value())
                .param("skus", Columns.of(counted, Counted::sku))
                .param("quantities", Columns.of(counted, Counted::quantity))
                .param("countedAt", Row.atOrNull(countedAt))
                .param("by", by)
                .param("now", Row.at(now))
                .update();
    }

    /** Which of these products the count has. */
    Set<Sku> known(UUID count, Collection<Sku> skus) {
        return new HashSet<>(jdbc.sql("SELECT sku FROM stock_count_line WHERE count_id = ? AND sku = ANY (?)")
                .params(count, Columns.of(skus, Sku::value))
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .list());
    }

    /** What differs and was adjusted otherwise since it was counted, such as to SAP's stock: the difference may be in the books by now. */
    List<Sku> adjustedSince(Stocktake count) {
        return jdbc
                .sql("""
                        SELECT line.sku FROM stock_count_line line
                        JOIN LATERAL (SELECT * FROM stock_count_entry entry WHERE entry.count_id = line.count_id AND entry.sku = line.sku
                                      ORDER BY id DESC LIMIT 1) latest ON latest.quantity <> latest.expected
                        WHERE line.count_id = :count AND EXISTS (SELECT FROM stock_movement moved
                            WHERE moved.location = :location AND moved.sku = line.sku AND moved.at > latest.counted_at
                              AND moved.reason = ANY (:adjustments) AND moved.document <> :number)
                        ORDER BY line.sku""")
                .param("count", count.id())
                .param("location", count.location().value())
                .param("number", count.number())
                .param("adjustments", MovementReason.names(MovementReason.Direction.ADJUSTMENT))
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .list();
    }

    /** Those who have entered quantities. */
    Set<String> counters(UUID count) {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT entered_by FROM stock_count_entry WHERE count_id = ?")
                .param(count)
                .query(String.class)
                .list());
    }

    List<StocktakeLine> of(UUID count) {
        return jdbc.sql(SELECT + "WHERE line.count_id = ? ORDER BY line.sku")
                .param(count)
                .query(Row.as(CountLines::line))
                .list();
    }

    List<StocktakeLine> page(UUID count, boolean differing, String after, int limit) {
        return jdbc.sql(SELECT + """
                WHERE line.count_id = ? AND line.sku > ? AND (NOT ? OR latest.quantity <> latest.expected)
                ORDER BY line.sku LIMIT ?""")
                .params(count, after, differing, limit)
                .query(Row.as(CountLines::line))
                .list();
    }

    private static StocktakeLine line(Row row) {
        String currency = row.text("currency");
        return new StocktakeLine(
                new Sku(row.text("sku")),
                row.quantity("book"),
                row.money("unit_price", currency),
                quantity(row, "expected"),
                quantity(row, "quantity"),
                row.textOrNull("entered_by"));
    }

    private static @Nullable Quantity quantity(Row row, String column) {
        var number = row.decimalOrNull(column);
        return number == null ? null : new Quantity(number);
    }
}
