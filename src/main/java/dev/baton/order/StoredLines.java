package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.price.PriceSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of orders. However many there are, each call is one statement. */
@Repository
class StoredLines {

    private final JdbcClient jdbc;

    StoredLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrderId id, List<OrderLine> lines) {
        jdbc.sql(
                """
                        INSERT INTO order_line (order_id, line_no, kind, sku, name, category, unit, listed, outside_band, quantity,
                            unit_price, tax_rate, subtotal, discount, total, ordered_quantity, ordered_unit, price_list_id,
                            price_of_listing, cancelled_before)
                        SELECT ?, line.* FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                            ?::boolean[], ?::numeric[], ?::bigint[], ?::numeric[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]::numeric[], ?::text[], ?::text[]::uuid[],
                            ?::boolean[], ?::numeric[])
                            AS line""")
                .params(
                        id.value(),
                        Columns.of(lines, OrderLine::lineNo),
                        Columns.of(lines, OrderLine::kind),
                        Columns.of(lines, OrderLine::sku),
                        Columns.of(lines, OrderLine::name),
                        Columns.of(lines, OrderLine::category),
                        Columns.of(lines, OrderLine::unit),
                        Columns.of(lines, OrderLine::listed),
                        Columns.of(lines, OrderLine::outsideBand),
                        Columns.of(lines, OrderLine::quantity),
                        Columns.of(lines, line -> line.unitPrice().minor()),
                        Columns.of(lines, line -> line.taxRate().toPlainString()),
                        Columns.of(lines, line -> line.subtotal().minor()),
                        Columns.of(lines, line -> line.discount().minor()),
                        Columns.of(lines, line -> line.total().minor()),
                        ordered(lines, ordered -> ordered.quantity().toString()),
                        ordered(lines, OrderedQuantity::unit),
                        priceLists(lines),
                        Columns.of(lines, line -> PriceSource.LISTING.equals(line.priceSource())),
                        Columns.of(lines, OrderLine::cancelledBefore))
                .update();
    }

    /** A column of what was ordered in another unit, with nulls where it was not. */
    private static @Nullable String[] ordered(List<OrderLine> lines, Function<OrderedQuantity, String> column) {
        return Columns.ofNullable(lines, line -> line.ordered() == null ? null : column.apply(line.ordered()));
    }

    /** A column of the lists that prices are from, with nulls where they are from none. */
    private static @Nullable String[] priceLists(List<OrderLine> lines) {
        return Columns.ofNullable(lines, line -> line.priceSource() == null ? null : line.priceSource().id());
    }

    /** Puts these lines in place of those that the order has. */
    void replace(OrderId id, List<OrderLine> lines) {
        jdbc.sql("DELETE FROM order_line WHERE order_id = ?").param(id.value()).update();
        insert(id, lines);
    }

    /** Writes the discounts of the goods and puts the charges in place of earlier ones. */
    void price(OrderId id, List<OrderLine> before, List<OrderLine> priced) {
        if (before.stream().anyMatch(line -> !line.isGoods())) {
            jdbc.sql("DELETE FROM order_line WHERE order_id = ? AND kind = 'CHARGE'").param(id.value()).update();
        }
        List<OrderLine> changed = priced.stream().filter(line -> line.isGoods() && !before.contains(line)).toList();
        if (!changed.isEmpty()) {
            jdbc.sql("""
                    UPDATE order_line l SET discount = priced.discount, total = l.subtotal - priced.discount
                      FROM unnest(?::int[], ?::bigint[]) AS priced (line_no, discount)
                     WHERE l.order_id = ? AND l.line_no = priced.line_no""")
                    .params(Columns.of(changed, OrderLine::lineNo),
                            Columns.of(changed, line -> line.discount().minor()),
                            id.value())
                    .update();
        }
        List<OrderLine> charges = priced.stream().filter(line -> !line.isGoods()).toList();
        if (!charges.isEmpty()) {
            insert(id, charges);
        }
    }

    void reserve(OrderId id, Collection<LineQuantity> goods) {
        move(id, "reserved = reserved + moved.quantity", goods);
    }

    void unreserve(OrderId id) {
        jdbc.sql("UPDATE order_line SET reserved = 0 WHERE order_id = ? AND kind = 'GOODS'").param(id.value()).update();
    }

    void unreserve(OrderId id, Collection<LineQuantity> goods) {
        move(id, "reserved = reserved - moved.quantity", goods);
    }

    void ship(OrderId id, Collection<LineQuantity> goods) {
        move(id, "reserved = reserved - moved.quantity, shipped = shipped + moved.quantity", goods);
    }

    void deliver(OrderId id, Collection<LineQuantity> goods) {
        move(id, "delivered = delivered + moved.quantity", goods);
    }

    void giveBack(OrderId id, Collection<LineQuantity> goods) {
        move(id, "returned = returned + moved.quantity", goods);
    }

    void beginReturn(OrderId id, Collection<LineQuantity> goods) {
        move(id, "coming_back = coming_back + moved.quantity", goods);
    }

    void endReturn(OrderId id, Collection<LineQuantity> goods) {
        move(id, "coming_back = coming_back - moved.quantity", goods);
    }

    void cancel(OrderId id, Collection<CancelledGoods> goods) {
        jdbc.sql(
                """
                        UPDATE order_line line SET cancelled = cancelled + gone.quantity, cancelled_total = cancelled_total + gone.total,
                               cancelled_net = cancelled_net + gone.net
                          FROM unnest(?::int[], ?::text[]::numeric[], ?::bigint[], ?::bigint[]) AS gone (line_no, quantity, total, net)
                         WHERE line.order_id = ? AND line.line_no = gone.line_no""")
                .params(Columns.of(goods, CancelledGoods::lineNo), Columns.of(goods, CancelledGoods::quantity),
                        Columns.of(goods, gone -> gone.total().minor()), Columns.of(goods, gone -> gone.net().minor()),
                        id.value())
                .update();
    }

    /** What is cancelled of an order that goes on, line by line. */
    List<CancelledGoods> cancelled(OrderId id) {
        return jdbc.sql("""
                SELECT l.line_no, l.cancelled, l.cancelled_total, l.cancelled_net, o.currency
                  FROM order_line l JOIN orders o ON o.id = l.order_id
                 WHERE l.order_id = ? AND l.kind = 'GOODS' AND l.cancelled > 0 ORDER BY l.line_no""")
                .param(id.value())
                .query(Row.as(row -> new CancelledGoods(row.count("line_no"), row.quantity("cancelled"),
                        row.money("cancelled_total", row.text("currency")),
                        row.money("cancelled_net", row.text("currency")))))
                .list();
    }

    GoodsProgress progress(OrderId id) {
        return jdbc.sql("""
                SELECT bool_and(shipped + cancelled = quantity) AND bool_or(shipped > 0) AS shipped,
                       bool_and(delivered + cancelled = quantity) AND bool_or(delivered > 0) AS delivered
                  FROM order_line WHERE order_id = ? AND kind = 'GOODS'""")
                .param(id.value())
                .query(Row.as(row -> new GoodsProgress(row.flag("shipped"), row.flag("delivered"))))
                .single();
    }

    void cancel(OrderId id) {
        jdbc.sql("UPDATE order_line SET reserved = 0, cancelled = quantity - shipped WHERE order_id = ?")
                .param(id.value()).update();
    }

    private void move(OrderId id, String change, Collection<LineQuantity> goods) {
        jdbc.sql("""
                UPDATE order_line line SET %s
                  FROM unnest(?::int[], ?::text[]::numeric[]) AS moved (line_no, quantity)
                 WHERE line.order_id = ? AND line.line_no = moved.line_no""".formatted(change))
                .params(Columns.of(goods, LineQuantity::lineNo), Columns.of(goods, LineQuantity::quantity), id.value())
                .update();
    }
}
