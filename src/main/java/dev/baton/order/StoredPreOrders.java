package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which revisions of orders are pre-orders. */
@Repository
class StoredPreOrders {

    private static final String SELECT = """
            SELECT p.*, o.currency FROM order_pre_order p JOIN orders o ON o.id = p.order_id AND o.revision = p.revision
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredPreOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(OrderId id, int revision, LocalDate releaseOn) {
        jdbc.sql("INSERT INTO order_pre_order (order_id, revision, release_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(id.value(), revision, releaseOn)
                .update();
    }

    Optional<PreOrder> find(OrderId id) {
        return jdbc.sql(SELECT + "WHERE p.order_id = ?")
                .param(id.value())
                .query(Row.as(StoredPreOrders::read))
                .optional();
    }

    /** Those of these orders that are pre-orders in their present revision. */
    List<PreOrder> of(Collection<OrderId> ids) {
        return jdbc.sql(SELECT + "WHERE p.order_id = ANY (?)")
                .param(ids.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(StoredPreOrders::read))
                .list();
    }

    /** Keeps a deposit unless one is kept. */
    boolean decide(PreOrder order, Deposit deposit) {
        return jdbc.sql("""
                UPDATE order_pre_order SET percent = ?, deposit = ?, rule_id = ?, reason = ?
                WHERE order_id = ? AND revision = ? AND deposit IS NULL""")
                .params(deposit.percent(), deposit.amount().minor(), deposit.rule(), deposit.reason(),
                        order.orderId().value(), order.revision())
                .update() == 1;
    }

    /** @param released whether all goods are released now */
    void release(PreOrder order, LocalDate releaseOn, boolean released) {
        jdbc.sql("UPDATE order_pre_order SET release_on = ?, released_at = ? WHERE order_id = ? AND revision = ?")
                .params(releaseOn, Row.atOrNull(released ? clock.instant() : null), order.orderId().value(),
                        order.revision())
                .update();
    }

    /** The orders whose day has come, the earliest first. */
    List<OrderId> due(LocalDate today, int limit) {
        return jdbc.sql("""
                SELECT p.order_id FROM order_pre_order p JOIN orders o ON o.id = p.order_id AND o.revision = p.revision
                WHERE p.released_at IS NULL AND p.release_on <= ? ORDER BY p.release_on, p.order_id LIMIT ?""")
                .params(today, limit)
                .query(Row.as(row -> row.orderId("order_id")))
                .list();
    }

    /** The orders for a product that are not released. */
    List<OrderId> open(Sku sku) {
        return jdbc.sql("""
                SELECT p.order_id FROM order_pre_order p JOIN orders o ON o.id = p.order_id AND o.revision = p.revision
                WHERE p.released_at IS NULL
                  AND EXISTS (SELECT FROM order_line l WHERE l.order_id = p.order_id AND l.sku = ? AND l.kind = 'GOODS')
                ORDER BY p.order_id""").param(sku.value()).query(Row.as(row -> row.orderId("order_id"))).list();
    }

    private static PreOrder read(Row row) {
        BigDecimal percent = row.decimalOrNull("percent");
        return new PreOrder(row.orderId("order_id"), row.count("revision"), row.date("release_on"),
                row.instantOrNull("released_at") != null,
                percent == null
                        ? null
                        : new Deposit(plain(percent), row.money("deposit", row.text("currency")), row.text("rule_id"),
                                row.text("reason")));
    }

    private static BigDecimal plain(BigDecimal percent) {
        return percent.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(percent.stripTrailingZeros().toPlainString());
    }
}
