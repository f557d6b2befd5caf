package dev.baton.logistics;

import dev.baton.inventory.StockLine;
import dev.baton.logistics.PickingShortfalls.Pick;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was missing when shipments were picked. */
@Repository
class StoredShortPicks {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredShortPicks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether something of an order has left, or was picked short and is about to. */
    boolean isAnyLeavingOf(OrderId order) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM shipment s WHERE s.order_id = ? AND (s.goods_issued_at IS NOT NULL
                    OR EXISTS (SELECT FROM shipment_short_pick p WHERE p.shipment_id = s.id)))""")
                .param(order.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * A shipment of each order that a distributor serves, that could not be cancelled already before that moment, and of which nothing leaves.
     */
    List<UUID> announcedOnly(Instant before) {
        return jdbc
                .sql("""
                        SELECT DISTINCT ON (o.id) s.id FROM orders o JOIN order_fence f ON f.order_id = o.id JOIN shipment s ON s.order_id = o.id
                        WHERE o.status = 'RELEASED' AND o.seller_id IS NOT NULL AND f.state = 'PASSED' AND f.changed_at < ?
                          AND NOT EXISTS (SELECT FROM shipment left_already WHERE left_already.order_id = o.id AND left_already.goods_issued_at IS NOT NULL)
                          AND NOT EXISTS (SELECT FROM shipment_short_pick p JOIN shipment short ON short.id = p.shipment_id WHERE short.order_id = o.id)""")
                .param(Row.at(before))
                .query(UUID.class)
                .list();
    }

    /**
     * @param missing of each pick what is missing
     * @return false if the shipment was picked short before
     */
    boolean add(UUID shipment, List<Pick> picks, List<StockLine> missing, String by) {
        boolean first = jdbc.sql("SELECT NOT EXISTS (SELECT FROM shipment_short_pick WHERE shipment_id = ?)")
                .param(shipment)
                .query(Boolean.class)
                .single();
        if (first) {
            jdbc.sql(
                    """
                            INSERT INTO shipment_short_pick (shipment_id, sku, picked, missing, reason, reported_by, reported_at)
                            SELECT ?, line.*, ?, ? FROM unnest(?::text[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]) AS line""")
                    .params(shipment, by, Row.at(clock.instant()), Columns.of(picks, Pick::sku),
                            Columns.of(picks, Pick::picked), Columns.of(missing, StockLine::quantity),
                            Columns.of(picks, Pick::reason))
                    .update();
        }
        return first;
    }
}
