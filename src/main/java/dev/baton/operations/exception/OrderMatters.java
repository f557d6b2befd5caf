package dev.baton.operations.exception;

/**
 * How an order that has not ended can be stuck. Each row has the order's id, the kind, what tells it from others of that kind, since when, and
 * why in words.
 */
final class OrderMatters {

    static final String ALL =
            """
                    SELECT o.id, 'PAYMENT_OVERDUE', o.id::text, w.deadline, 'The money is not there, and the deadline is over' FROM orders o
                    JOIN payment_waiter w ON w.order_id = o.id WHERE w.deadline < :now
                    UNION ALL
                    SELECT o.id, 'STOCK_OVERDUE', o.id::text, w.deadline, 'The stock is not there, and the deadline is over' FROM orders o
                    JOIN allocation_waiter w ON w.order_id = o.id AND w.ended_at IS NULL WHERE w.deadline < :now
                    UNION ALL
                    SELECT o.id, 'REVIEW_OVERDUE', o.id::text, coalesce(r.escalated_due_at, r.due_at),
                        CASE WHEN r.escalated_at IS NULL THEN 'The review is due' ELSE 'The review is due, also by the managers' END FROM orders o
                    JOIN order_review r ON r.order_id = o.id AND r.revision = o.revision
                    WHERE o.status = 'IN_REVIEW' AND r.outcome = 'MANUAL' AND coalesce(r.escalated_due_at, r.due_at) < :now
                    UNION ALL
                    SELECT o.id, 'SAP_REFUSED', concat_ws(':', o.id, r.step, r.subject), r.updated_at, 'SAP: ' || r.sap_message FROM orders o
                    JOIN sap_request r ON r.order_id = o.id WHERE r.state = 'REFUSED'
                    UNION ALL
                    SELECT o.id, 'SAP_SILENT', concat_ws(':', o.id, r.step, r.subject), r.requested_at, 'SAP has not answered to ' || lower(replace(r.step, '_', ' ')) FROM orders o
                    JOIN sap_request r ON r.order_id = o.id
                    WHERE r.state = 'INTENT' AND r.updated_at < clock_timestamp() - interval '5 minutes'
                    UNION ALL
                    SELECT o.id, 'CARRIER_REFUSED', o.id::text, max(s.updated_at), max(s.carrier || ': ' || s.carrier_message) FROM orders o
                    JOIN shipment s ON s.order_id = o.id WHERE o.status = 'RELEASED' AND s.state = 'REFUSED'
                        AND NOT EXISTS (SELECT FROM shipment other WHERE other.consignment_id = s.consignment_id AND other.state IN ('INTENT', 'BOOKED'))
                    GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'SHIPMENT_ALERT', o.id::text, max(a.raised_at), string_agg(a.detail, '; ' ORDER BY a.raised_at) FROM orders o
                    JOIN shipment s ON s.order_id = o.id JOIN shipment_alert a ON a.shipment_id = s.id GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'SETTLEMENT_DIFFERENCE', o.id::text, min(t.at), min(t.detail) FROM orders o
                    JOIN order_timeline t ON t.order_id = o.id
                    WHERE o.status IN ('RELEASED', 'SHIPPED', 'DELIVERED') AND t.type = 'settlement.difference' GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'TASK_OVERDUE', o.id::text, max(t.at), max(t.detail) FROM orders o
                    JOIN order_timeline t ON t.order_id = o.id WHERE t.type = 'task.overdue' GROUP BY o.id
                    UNION ALL
                    SELECT o.id, 'HOLD_OVERDUE', o.id::text, h.remind_at, h.requested_by || ' holds it since ' || h.requested_at || ': ' || h.reason FROM orders o
                    JOIN order_hold h ON h.order_id = o.id AND h.ended_at IS NULL WHERE h.remind_at < :now
                    UNION ALL
                    SELECT o.id, 'STALLED', o.id::text, o.updated_at, 'Nothing has happened for a quarter of an hour' FROM orders o
                    WHERE o.status IN ('RECEIVED', 'PRICED', 'APPROVED', 'ALLOCATED', 'CANCELLING')
                        AND o.updated_at < :now::timestamptz - interval '15 minutes'
                        AND NOT EXISTS (SELECT FROM order_hold h WHERE h.order_id = o.id AND h.ended_at IS NULL)
                        AND NOT EXISTS (SELECT FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id
                            WHERE p.order_id = o.id AND c.status = 'OPEN' AND c.ends_at > :now::timestamptz - interval '15 minutes')
                        AND NOT EXISTS (SELECT FROM order_offer offer WHERE offer.order_id = o.id AND offer.revision = o.revision
                            AND offer.state = 'OPEN' AND offer.expires_at > :now::timestamptz - interval '15 minutes')
                    UNION ALL
                    SELECT o.id, 'PROCESS_LOST', o.id::text, l.since, l.why FROM orders o
                    JOIN order_stranded l ON l.order_id = o.id
                    UNION ALL
                    SELECT o.id, 'ENGINE_SILENT', o.id::text, min(m.created_at), 'The process engine does not take what it is told' FROM orders o
                    JOIN outbox m ON m.key = o.id::text
                    WHERE m.destination = 'engine' AND m.created_at < clock_timestamp() - interval '5 minutes' GROUP BY o.id
                    """;

    private OrderMatters() {}
}
