package dev.baton.allocation;

import dev.baton.inventory.location.StockPool;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which products are waited for, and whose waits that concerns. */
@Repository
class AwaitedProducts {

    private final JdbcClient jdbc;

    AwaitedProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anyWaitsFor(StockPool pool, Collection<Sku> skus) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM allocation_waiter_line WHERE pool = ? AND sku = ANY (?))")
                .params(pool.key(), Columns.of(skus, Sku::value))
                .query(Boolean.class)
                .single();
    }

    /**
     * The products that those wait for who wait for these, and those who wait for those, and so on: whoever is served can
     * only affect others within these.
     */
    Set<Sku> connected(StockPool pool, Collection<Sku> skus) {
        return jdbc.sql("""
                WITH RECURSIVE reached (sku) AS (
                    SELECT sku FROM allocation_waiter_line WHERE pool = :pool AND sku = ANY (:skus)
                    UNION
                    SELECT beside.sku FROM reached
                        JOIN allocation_waiter_line line ON line.pool = :pool AND line.sku = reached.sku
                        JOIN allocation_waiter_line beside USING (waiter_id)
                )
                SELECT sku FROM reached""")
                .param("pool", pool.key())
                .param("skus", Columns.of(skus, Sku::value))
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The orders that wait for any of these products. */
    List<OrderId> ordersThatWaitFor(StockPool pool, Collection<Sku> skus) {
        return jdbc.sql("""
                SELECT DISTINCT order_id FROM allocation_waiter JOIN allocation_waiter_line ON waiter_id = id
                WHERE allocation_waiter_line.pool = ? AND sku = ANY (?)""")
                .params(pool.key(), Columns.of(skus, Sku::value))
                .query(Row.as(row -> row.orderId("order_id")))
                .list();
    }

    /** The products for which any of these orders waits. */
    Set<Sku> awaitedBy(Collection<OrderId> orders) {
        return jdbc.sql("""
                SELECT DISTINCT sku FROM allocation_waiter JOIN allocation_waiter_line ON waiter_id = id
                WHERE order_id = ANY (?)""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
