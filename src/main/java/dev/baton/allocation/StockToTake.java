package dev.baton.allocation;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there is anything of what orders wait for, so that they could take a part. What those before them wait for is not taken off. */
@Component
class StockToTake {

    private final JdbcClient jdbc;

    StockToTake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isThere(OrderId order) {
        return among(Set.of(order)).contains(order);
    }

    /** Those of these orders for which a location of their seller has some of what they wait for, and has not set it aside for another channel. */
    Set<OrderId> among(Collection<OrderId> orders) {
        return jdbc.sql("""
                SELECT DISTINCT w.order_id
                  FROM allocation_waiter w JOIN orders ON orders.id = w.order_id
                  JOIN allocation_waiter_line l ON l.waiter_id = w.id
                  JOIN stock USING (sku) JOIN location ON location.id = stock.location
                   AND CASE l.pool WHEN '' THEN location.type = 'PLANT'
                            ELSE location.type = 'WAREHOUSE' AND location.customer_id = l.pool END
                 WHERE w.order_id = ANY (?) AND w.ended_at IS NULL
                   AND stock.available - stock.fenced + coalesce((
                        SELECT remaining FROM stock_ring_fence fence
                         WHERE fence.location = stock.location AND fence.sku = stock.sku
                           AND fence.channel = orders.channel AND fence.ended_at IS NULL), 0) > 0""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> row.orderId("order_id")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
