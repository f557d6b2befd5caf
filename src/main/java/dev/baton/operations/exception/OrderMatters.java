package dev.baton.operations.exception;

/**
 * How an order that has not ended can be stuck. Each row has the order's id, the kind, what tells it from others of that kind, since when, and
 * why in words.
 *
 * <p>They are counted every few seconds, while what orders went through is kept for years. So each begins with what waits, or with the orders that
 * have not ended: what those went through is then looked up order by order (LATERAL), not gathered of all orders that ever were.
 */
final class OrderMatters {

    private static final String OPEN =
            "(SELECT * FROM orders WHERE status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED')) o";

    /** The order whose id the key of a message is, or null: orders are found by it, which they are not by the text of their ids. */
    static final String ORDER_OF_MESSAGE =
            "CASE WHEN key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN key::uuid END";

    static final String ALL =
            """
                    SELECT o.id, 'PAYMENT_OVERDUE', o.id::text, w.deadline, 'The money is not there, and the deadline is over' FROM {open}
                    JOIN payment_waiter w ON w.order_id = o.id WHERE w.deadline < :now
                    UNION ALL
                    SELECT o.id, 'STOCK_OVERDUE', o.id::text, w.deadline, 'The stock is not there, and the deadline is over' FROM {open}
                    JOIN allocation_waiter w ON w.order_id = o.id AND w.ended_at IS NULL WHERE w.deadline < :now
                    UNION ALL
                    SELECT o.id, 'REVIEW_OVERDUE', o.id::text, coalesce(r.escalated_due_at, r.due_at),
                        CASE WHEN r.escalated_at IS NULL THEN 'The review is due' ELSE 'The review is due, also by the managers' END FROM {open}
                    JOIN order_review r ON r.order_id = o.id AND r.revision = o.revision
                    WHERE o.status = 'IN_REVIEW' AND r.outcome = 'MANUAL' AND coalesce(r.escalated_due_at, r.due_at) < :now
                    UNION ALL
                    SELECT o.id, 'SAP_REFUSED', concat_ws(':', o.id, r.step, r.subject), r.updated_at, 'SAP: ' || r.sap_message FROM {open}
                    JOIN sap_request r ON r.order_id = o.id WHERE r.state = 'REFUSED'
                    UNION ALL
                    SELECT o.id, 'SAP_SILENT', concat_ws(':', o.id, r.step, r.subject), r.requested_at, 'SAP has not answered to ' || lower(replace(r.step, '_', ' ')) FROM {open}
                    JOIN sap_request r ON r.order_id = o.id
                    WHERE r.state = 'INTENT' AND r.updated_at < statement_timestamp() - interval '5 minutes'
                    UNION ALL
                    SELECT o.id, 'CARRIER_REFUSED', o.id::text, refused.since, refused.detail FROM {open}
                    CROSS JOIN LATERAL (SELECT max(s.updated_at) AS since, max(s.carrier || ': ' || s.carrier_message) AS detail FROM shipment s
                        WHERE s.order_id = o.id AND s.state = 'REFUSED' AND NOT EXISTS (SELECT FROM shipment other
                            WHERE other.consignment_id = s.consignment_id AND other.state IN ('INTENT', 'BOOKED')) HAVING count(*) > 0) refused
                    WHERE o.status = 'RELEASED'
                    UNION ALL
                    SELECT o.id, 'SHIPMENT_ALERT', o.id::text, raised.since, raised.detail FROM {open}
                    CROSS JOIN LATERAL (SELECT max(a.raised_at) AS since, string_agg(a.detail, '; ' ORDER BY a.raised_at) AS detail
                        FROM shipment s JOIN shipment_alert a ON a.shipment_id = s.id WHERE s.order_id = o.id HAVING count(*) > 0) raised
                    UNION ALL
                    SELECT o.id, 'SETTLEMENT_DIFFERENCE', o.id::text, noted.since, noted.detail FROM {open}
                    CROSS JOIN LATERAL (SELECT min(t.at) AS since, min(t.detail) AS detail FROM order_timeline t
                        WHERE t.order_id = o.id AND t.type = 'settlement.difference' HAVING count(*) > 0) noted
                    WHERE o.status IN ('RELEASED', 'SHIPPED', 'DELIVERED')
                    UNION ALL
                    SELECT o.id, 'TASK_OVERDUE', o.id::text, noted.since, noted.detail FROM {open}
                    CROSS JOIN LATERAL (SELECT max(t.at) AS since, max(t.detail) AS detail FROM order_timeline t
                        WHERE t.order_id = o.id AND t.type = 'task.overdue' HAVING count(*) > 0) noted
                    UNION ALL
                    SELECT o.id, 'HOLD_OVERDUE', o.id::text, h.remind_at, h.requested_by || ' holds it since ' || h.requested_at || ': ' || h.reason FROM {open}
                    JOIN order_hold h ON h.order_id = o.id AND h.ended_at IS NULL WHERE h.remind_at < :now
                    UNION ALL
                    SELECT o.id, 'STALLED', o.id::text, o.updated_at, 'Nothing has happened for a quarter of an hour' FROM orders o
                    WHERE o.status IN ('RECEIVED', 'PRICED', 'APPROVED', 'ALLOCATED', 'CANCELLING')
                        AND o.updated_at < :now::timestamptz - interval '15 minutes'
                        AND NOT EXISTS (SELECT FROM order_hold h WHERE h.order_id = o.id AND h.ended_at IS NULL)
                        AND NOT EXISTS (SELECT FROM outbox m WHERE m.destination = 'engine' AND m.key = o.id::text AND m.due_since IS NULL)
                        AND NOT EXISTS (SELECT FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id
                            WHERE p.order_id = o.id AND c.status = 'OPEN' AND c.ends_at > :now::timestamptz - interval '15 minutes')
                        AND NOT EXISTS (SELECT FROM order_offer offer WHERE offer.order_id = o.id AND offer.revision = o.revision
                            AND offer.state = 'OPEN' AND offer.expires_at > :now::timestamptz - interval '15 minutes')
                    UNION ALL
                    SELECT o.id, 'PROCESS_LOST', o.id::text, l.since, l.why FROM {open}
                    JOIN order_stranded l ON l.order_id = o.id
                    UNION ALL
                    SELECT o.id, 'ENGINE_SILENT', o.id::text, m.since, 'The process engine does not take what it is told'
                    FROM (SELECT {order of message} AS order_id, min(due_since) AS since FROM outbox WHERE destination = 'engine'
                        AND due_since < statement_timestamp() - interval '5 minutes' GROUP BY 1) m JOIN {open} ON o.id = m.order_id
                    """
                    .replace("{open}", OPEN).replace("{order of message}", ORDER_OF_MESSAGE);

    private OrderMatters() {}
}
