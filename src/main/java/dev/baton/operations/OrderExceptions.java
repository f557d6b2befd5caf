package dev.baton.operations;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queue of orders that do not go on as they should. */
@Component
public class OrderExceptions {

    private static final String MATTERS =
            """
                    SELECT o.id, 'PAYMENT_OVERDUE', w.deadline, 'The money is not there, and the deadline is over' FROM orders o
                    JOIN payment_waiter w ON w.order_id = o.id WHERE w.deadline < :now
                    UNION ALL
                    SELECT o.id, 'STOCK_OVERDUE', w.deadline, 'The stock is not there, and the deadline is over' FROM orders o
                    JOIN allocation_waiter w ON w.order_id = o.id AND w.ended_at IS NULL WHERE w.deadline < :now
                    UNION ALL
                    SELECT o.id, 'REVIEW_OVERDUE', coalesce(r.escalated_due_at, r.due_at),
                        CASE WHEN r.escalated_at IS NULL THEN 'The review is due' ELSE 'The review is due, also by the managers' END FROM orders o
                    JOIN order_review r ON r.order_id = o.id AND r.revision = o.revision
                    WHERE o.status = 'IN_REVIEW' AND r.outcome = 'MANUAL' AND coalesce(r.escalated_due_at, r.due_at) < :now
                    UNION ALL
                    SELECT o.id, 'SAP_REFUSED', r.updated_at, 'SAP: ' || r.sap_message FROM orders o
                    JOIN sap_request r ON r.order_id = o.id WHERE r.state = 'REFUSED'
                    UNION ALL
                    SELECT o.id, 'SAP_SILENT', r.requested_at, 'SAP has not answered to ' || lower(replace(r.step, '_', ' ')) FROM orders o
                    JOIN sap_request r ON r.order_id = o.id
                    WHERE r.state = 'INTENT' AND r.updated_at < clock_timestamp() - interval '5 minutes'
                    UNION ALL
                    SELECT o.id, 'CARRIER_REFUSED', max(s.updated_at), max(s.carrier || ': ' || s.carrier_message) FROM orders o
                    JOIN shipment s ON s.order_id = o.id WHERE o.status = 'RELEASED' AND s.state = 'REFUSED'
                        AND NOT EXISTS (SELECT FROM shipment other WHERE other.consignment_id = s.consignment_id AND other.state IN ('INTENT', 'BOOKED'))
                    GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'SHIPMENT_ALERT', max(a.raised_at), string_agg(a.detail, '; ' ORDER BY a.raised_at) FROM orders o
                    JOIN shipment s ON s.order_id = o.id JOIN shipment_alert a ON a.shipment_id = s.id GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'SETTLEMENT_DIFFERENCE', min(t.at), min(t.detail) FROM orders o
                    JOIN order_timeline t ON t.order_id = o.id
                    WHERE o.status IN ('RELEASED', 'SHIPPED', 'DELIVERED') AND t.type = 'settlement.difference' GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'TASK_OVERDUE', max(t.at), max(t.detail) FROM orders o
                    JOIN order_timeline t ON t.order_id = o.id WHERE t.type = 'task.overdue' GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'HOLD_OVERDUE', h.remind_at, h.requested_by || ' holds it since ' || h.requested_at || ': ' || h.reason FROM orders o
                    JOIN order_hold h ON h.order_id = o.id AND h.ended_at IS NULL WHERE h.remind_at < :now
                    UNION ALL
                    SELECT o.id, 'STALLED', o.updated_at, 'Nothing has happened for a quarter of an hour' FROM orders o
                    WHERE o.status IN ('RECEIVED', 'PRICED', 'APPROVED', 'ALLOCATED', 'CANCELLING')
                        AND o.updated_at < :now::timestamptz - interval '15 minutes'
                        AND NOT EXISTS (SELECT FROM order_hold h WHERE h.order_id = o.id AND h.ended_at IS NULL)
                        AND NOT EXISTS (SELECT FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id
                            WHERE p.order_id = o.id AND c.status = 'OPEN' AND c.ends_at > :now::timestamptz - interval '15 minutes')
                        AND NOT EXISTS (SELECT FROM order_offer offer WHERE offer.order_id = o.id AND offer.revision = o.revision
                            AND offer.state = 'OPEN' AND offer.expires_at > :now::timestamptz - interval '15 minutes')
                    UNION ALL
                    SELECT o.id, 'ENGINE_SILENT', min(m.created_at), 'The process engine does not take what it is told' FROM orders o
                    JOIN outbox m ON m.key = o.id::text
                    WHERE m.destination = 'engine' AND m.created_at < clock_timestamp() - interval '5 minutes' GROUP BY o.id
                    """;

    private static final String PAGE = """
            SELECT o.id, o.number, o.customer_id, o.status, matter.kind, matter.since, matter.detail
            FROM (%s) matter (order_id, kind, since, detail) JOIN orders o ON o.id = matter.order_id
            WHERE o.status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED')
              AND (:kind::text IS NULL OR matter.kind = :kind)
              AND (matter.since, o.number, matter.kind) > (:since::timestamptz, :number, :afterKind)
            ORDER BY matter.since, o.number, matter.kind LIMIT :limit""".formatted(MATTERS);

    private record Position(Instant since, String number, String kind) {

        private static final Position FIRST = new Position(Instant.EPOCH, "", "");
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderExceptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Those that wait longest first. An order with two matters is there twice.
     *
     * @param kind only this kind of matter; null for all
     */
    @Transactional(readOnly = true)
    public Page<OrderException> page(@Nullable String kind, Limit limit, @Nullable String cursor) {
        Position after = Cursor.read(cursor, 3, at -> new Position(Instant.parse(at.get(0)), at.get(1), at.get(2)))
                .orElse(Position.FIRST);
        List<OrderException> found = jdbc.sql(PAGE)
                .param("now", Row.at(clock.instant()))
                .param("kind", kind)
                .param("since", Row.at(after.since()))
                .param("number", after.number())
                .param("afterKind", after.kind())
                .param("limit", limit.andOneMore())
                .query(Row.as(OrderExceptions::read))
                .list();
        return Page.of(found, limit, matter -> List.of(matter.since().toString(), matter.number(), matter.kind()));
    }

    private static OrderException read(Row row) {
        return new OrderException(
                row.orderId("id"),
                row.text("number"),
                row.text("customer_id"),
                row.text("status"),
                row.text("kind"),
                row.text("detail"),
                row.instant("since"));
    }
}
