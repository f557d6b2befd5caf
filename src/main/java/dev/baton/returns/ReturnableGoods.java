package dev.baton.returns;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of orders may be returned: what was delivered, accepted and settled, has not come back and is not on its way back. */
@Repository
class ReturnableGoods {

    private final JdbcClient jdbc;

    ReturnableGoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lines of an order of which something was settled, also where nothing is left to return. */
    List<ReturnableLine> of(OrderId order) {
        return jdbc
                .sql("""
                        SELECT l.line_no, l.sku, l.name, sent.location, sent.delivered_at,
                               greatest(0, least(l.delivered - l.returned, settled.quantity - coalesce(credited.quantity, 0)) - l.coming_back) AS returnable
                        FROM order_line l
                        JOIN (SELECT s.line_no, sum(s.quantity) AS quantity FROM settlement_line s JOIN settlement_document d ON d.id = s.settlement_id
                              WHERE d.order_id = :order AND s.kind = 'GOODS' GROUP BY s.line_no) settled ON settled.line_no = l.line_no
                        LEFT JOIN (SELECT c.line_no, sum(c.quantity) AS quantity FROM settlement_credit_line c JOIN settlement_credit d ON d.id = c.credit_id
                              WHERE d.order_id = :order GROUP BY c.line_no) credited ON credited.line_no = l.line_no
                        JOIN (SELECT DISTINCT ON (p.line_no) p.line_no, c.location, c.changed_at AS delivered_at
                              FROM consignment c JOIN consignment_line p ON p.consignment_id = c.id
                              WHERE c.order_id = :order AND c.state = 'DELIVERED' AND p.quantity > p.refused
                              ORDER BY p.line_no, c.changed_at DESC) sent ON sent.line_no = l.line_no
                        WHERE l.order_id = :order AND l.kind = 'GOODS' ORDER BY l.line_no""")
                .param("order", order.value())
                .query(Row
                        .as(row -> new ReturnableLine(row.count("line_no"), new Sku(row.text("sku")), row.text("name"),
                                row.quantity("returnable"), row.text("location"), row.instant("delivered_at"))))
                .list();
    }
}
