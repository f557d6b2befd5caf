package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The holds of orders, of which each has one that is open at most. */
@Repository
class StoredHolds {

    private final JdbcClient jdbc;

    StoredHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrderHolding hold) {
        jdbc.sql("""
                INSERT INTO order_hold (order_id, reason, requested_by, requested_at, remind_at)
                VALUES (?, ?, ?, ?, ?)""")
                .params(hold.orderId().value(), hold.reason(), hold.requestedBy(), Row.at(hold.requestedAt()),
                        Row.at(hold.remindAt()))
                .update();
    }

    Optional<OrderHolding> open(OrderId order) {
        return open(List.of(order)).stream().findFirst();
    }

    List<OrderHolding> open(Collection<OrderId> orders) {
        return jdbc.sql("SELECT * FROM order_hold WHERE order_id = ANY (?) AND ended_at IS NULL")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(StoredHolds::hold))
                .list();
    }

    /** The order stands still. */
    void stand(OrderId order, OrderStatus status, Instant since) {
        jdbc.sql("""
                UPDATE order_hold SET held_at = ?, held_status = ?
                WHERE order_id = ? AND ended_at IS NULL AND held_at IS NULL""")
                .params(Row.at(since), status.name(), order.value())
                .update();
    }

    /** The order begins anew, and stands still once it gets to a safe point again. */
    void goOn(OrderId order) {
        jdbc.sql("UPDATE order_hold SET held_at = NULL, held_status = NULL WHERE order_id = ? AND ended_at IS NULL")
                .param(order.value())
                .update();
    }

    /** @return false if no hold was open */
    boolean end(OrderId order, String by, Instant at) {
        return jdbc.sql("UPDATE order_hold SET ended_at = ?, ended_by = ? WHERE order_id = ? AND ended_at IS NULL")
                .params(Row.at(at), by, order.value())
                .update() == 1;
    }

    private static OrderHolding hold(Row row) {
        String status = row.textOrNull("held_status");
        return new OrderHolding(
                row.orderId("order_id"),
                row.text("reason"),
                row.text("requested_by"),
                row.instant("requested_at"),
                row.instant("remind_at"),
                row.instantOrNull("held_at"),
                status == null ? null : OrderStatus.valueOf(status));
    }
}
