package dev.baton.campaign;

import dev.baton.order.OrderRest;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders that take part in campaigns. Those that are being undone, or were, do not count. */
@Repository
class Participants implements OrderRest {

    private static final String ALIVE = "o.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')";

    private final JdbcClient jdbc;

    Participants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has come together for a campaign. */
    record Tally(long orders, Quantity ordered, Quantity paid) {}

    /** An order whose process may wait for the decision. */
    record Paid(OrderId orderId, int revision) {}

    void add(OrderId order, UUID campaign, Quantity quantity, Instant now) {
        jdbc.sql("INSERT INTO campaign_order (order_id, campaign_id, quantity, joined_at) VALUES (?, ?, ?, ?)")
                .params(order.value(), campaign, quantity.value(), Row.at(now))
                .update();
    }

    Optional<UUID> campaignOf(OrderId order) {
        return jdbc.sql("SELECT campaign_id FROM campaign_order WHERE order_id = ?")
                .param(order.value())
                .query(UUID.class)
                .optional();
    }

    Map<OrderId, UUID> campaignsOf(Collection<OrderId> orders) {
        return jdbc.sql("SELECT order_id, campaign_id FROM campaign_order WHERE order_id = ANY (?)")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> Map.entry(row.orderId("order_id"), row.uuid("campaign_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that have paid before it is decided. */
    @Override
    public Collection<OrderId> resting(Collection<OrderId> orders) {
        return jdbc.sql("""
                SELECT p.order_id FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id
                WHERE p.order_id = ANY (?) AND p.paid_at IS NOT NULL AND c.status = 'OPEN'""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> row.orderId("order_id")))
                .list();
    }

    /** The campaign's row is held shared. */
    void paid(OrderId order, Instant now) {
        jdbc.sql("UPDATE campaign_order SET paid_at = ? WHERE order_id = ? AND paid_at IS NULL")
                .params(Row.at(now), order.value())
                .update();
    }

    Tally tally(UUID campaign) {
        return jdbc.sql("""
                SELECT count(*) AS orders, coalesce(sum(p.quantity), 0) AS ordered,
                    coalesce(sum(p.quantity) FILTER (WHERE p.paid_at IS NOT NULL), 0) AS paid
                FROM campaign_order p JOIN orders o ON o.id = p.order_id
                WHERE p.campaign_id = ? AND\s""" + ALIVE)
                .param(campaign)
                .query(Row.as(row -> new Tally(row.number("orders"), row.quantity("ordered"), row.quantity("paid"))))
                .single();
    }

    /** Counts what was paid by that moment, and marks what it counts. The campaign is locked. */
    Quantity count(UUID campaign, Instant by) {
        return jdbc.sql("""
                WITH counted AS (
                    UPDATE campaign_order p SET counted = true FROM orders o
                    WHERE o.id = p.order_id AND p.campaign_id = ? AND p.paid_at <= ? AND\s""" + ALIVE + """
                     RETURNING p.quantity)
                SELECT coalesce(sum(quantity), 0) AS quantity FROM counted""")
                .params(campaign, Row.at(by))
                .query(Row.as(row -> row.quantity("quantity")))
                .single();
    }

    /** All that have paid, counted or not. */
    List<Paid> paidFor(UUID campaign) {
        return jdbc.sql("""
                SELECT o.id, o.revision FROM campaign_order p JOIN orders o ON o.id = p.order_id
                WHERE p.campaign_id = ? AND p.paid_at IS NOT NULL AND\s""" + ALIVE + " ORDER BY o.id")
                .param(campaign)
                .query(Row.as(row -> new Paid(row.orderId("id"), row.count("revision"))))
                .list();
    }
}
