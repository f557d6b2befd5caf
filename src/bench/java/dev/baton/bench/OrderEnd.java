package dev.baton.bench;

import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database says has become of an order.
 *
 * @param total in minor units
 * @param moneyPosted whether it has held money, and all that it held is posted
 * @param reservations the states of its reservations
 * @param movements why its goods have moved
 * @param decisions what the tables answered
 * @param timeline what its timeline tells, by type
 */
record OrderEnd(
        String status,
        String payment,
        long total,
        boolean moneyPosted,
        List<String> reservations,
        List<String> movements,
        List<String> decisions,
        List<String> timeline) {

    static OrderEnd of(JdbcClient sql, String externalReference) {
        return Objects.requireNonNull(sql
                .sql("""
                        SELECT o.status, o.payment_status, o.total,
                            (SELECT coalesce(bool_and(h.posted = h.amount), false) FROM ledger_hold h
                                WHERE h.reference IN (o.id::text, o.number)) AS posted,
                            ARRAY(SELECT DISTINCT r.state FROM reservation r JOIN consignment c ON c.id::text = r.reference
                                WHERE c.order_id = o.id ORDER BY 1) AS reservations,
                            ARRAY(SELECT DISTINCT m.reason FROM stock_movement m JOIN shipment s ON m.document IN (s.id::text, s.goods_issue_document)
                                WHERE s.order_id = o.id ORDER BY 1) AS movements,
                            ARRAY(SELECT d.decision || ' ' || d.results FROM order_decision d WHERE d.order_id = o.id ORDER BY 1) AS decisions,
                            ARRAY(SELECT DISTINCT t.type FROM order_timeline t WHERE t.order_id = o.id ORDER BY 1) AS timeline
                        FROM orders o WHERE o.external_reference = ?""")
                .param(externalReference)
                .query(Row.as(row -> new OrderEnd(
                        row.text("status"),
                        row.text("payment_status"),
                        row.number("total"),
                        row.flag("posted"),
                        row.texts("reservations"),
                        row.texts("movements"),
                        row.texts("decisions"),
                        row.texts("timeline"))))
                .single());
    }
}
