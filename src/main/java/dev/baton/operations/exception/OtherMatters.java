package dev.baton.operations.exception;

/**
 * What else can be stuck: in the engine, with money, prices, goods and complaints, whatever state the order is in, if there is one. The rows are as
 * those of {@link OrderMatters}. Each is found by an index that knows only what is open.
 */
final class OtherMatters {

    static final String ALL =
            """
                    SELECT coalesce(i.order_id, (SELECT o.id FROM orders o WHERE o.process_instance_key IN (i.root_instance_key, i.process_instance_key) LIMIT 1)),
                        'ENGINE_INCIDENT', i.id::text, i.raised_at, i.cause FROM engine_incident i WHERE i.closed_at IS NULL
                    UNION ALL
                    SELECT NULL::uuid, 'ENGINE_SILENT', m.key, m.since, 'The process engine does not take what it is told'
                    FROM (SELECT key, min(due_since) AS since FROM outbox WHERE destination = 'engine'
                        AND due_since < statement_timestamp() - interval '5 minutes' GROUP BY key) m
                    WHERE NOT EXISTS (SELECT FROM orders o WHERE o.id = {order of message})
                    UNION ALL
                    SELECT NULL::uuid, 'INVARIANT_VIOLATED', md5(v.name || v.what), v.since, v.name || ': ' || v.what FROM invariant_violation v
                    UNION ALL
                    SELECT NULL::uuid, 'PAYMENT_UNMATCHED', e.id::text, s.imported_at,
                        'Nobody knows for what was paid with entry ' || e.position || ' of bank statement ' || s.number
                    FROM payment_bank_entry e JOIN payment_bank_statement s ON s.id = e.statement_id
                    WHERE e.direction = 'CRDT' AND e.state IN ('OPEN', 'UNNAMED')
                    UNION ALL
                    SELECT NULL::uuid, 'PAYMENT_UNMATCHED', e.source || ':' || e.event_id, e.received_at, 'A notification about a payment that is not known'
                    FROM inbox_event e WHERE e.source LIKE 'payment%' AND e.applied_at IS NULL
                        AND e.received_at < statement_timestamp() - interval '15 minutes'
                    UNION ALL
                    SELECT s.order_id, 'DELIVERY_UNPROVEN', s.id::text, least(s.delivery_due_at, s.said_delivered_at + interval '1 day'),
                        'Of shipment ' || coalesce(s.tracking_number, s.id::text) || ' no proof of delivery has come' FROM shipment s
                    WHERE s.state = 'BOOKED' AND s.goods_issued_at IS NOT NULL AND s.delivered_at IS NULL AND s.received_at IS NULL
                        AND least(s.delivery_due_at, s.said_delivered_at + interval '1 day') < :now
                    UNION ALL
                    SELECT NULL::uuid, 'VOUCHER_OVERDUE', t.id::text, t.entered_at + interval '1 day', 'A voucher is to be reviewed' FROM payment_top_up t
                    WHERE t.status = 'IN_REVIEW' AND t.entered_at < :now::timestamptz - interval '1 day'
                    UNION ALL
                    SELECT NULL::uuid, 'WRITE_OFF_OVERDUE', w.id::text, w.due_at, 'A write-off is to be decided about' FROM payment_write_off w
                    WHERE w.state = 'PROPOSED' AND w.due_at < :now
                    UNION ALL
                    SELECT NULL::uuid, 'PRICE_OVERDUE', p.id::text, p.proposed_at + interval '1 day', 'A price of ' || p.sku || ' is to be decided about'
                    FROM price_proposal p WHERE p.state = 'PROPOSED' AND p.proposed_at < :now::timestamptz - interval '1 day'
                    UNION ALL
                    SELECT c.order_id, 'COMPLAINT_OVERDUE', c.id::text, c.due_at, 'Complaint ' || c.number || ' is to be answered' FROM complaint c
                    WHERE c.state = 'OPEN' AND c.due_at < :now
                    UNION ALL
                    SELECT t.order_id, 'TRANSFER_OVERDUE', t.id::text, coalesce(t.receipt_overdue_since, t.shipment_overdue_since),
                        'Transfer ' || t.number || CASE WHEN t.receipt_overdue_since IS NULL THEN ' has not left' ELSE ' has not arrived' END
                    FROM stock_transfer t WHERE t.ended_at IS NULL AND t.state IN ('APPROVED', 'SHIPPED', 'PARTLY_RECEIVED')
                        AND coalesce(t.receipt_overdue_since, t.shipment_overdue_since) < :now
                    """
                    .replace("{order of message}", OrderMatters.ORDER_OF_MESSAGE);

    private OtherMatters() {}
}
