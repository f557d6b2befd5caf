package dev.baton.operations;

import java.util.List;

/** An accepted order is never lost and never runs twice, and what was undone is undone whole. */
final class OrderInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("An order that was accepted has a process, or one is on its way to it", """
                    SELECT o.number || ' is ' || o.status || ' and nothing drives it' FROM orders o
                    WHERE o.status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED') AND o.process_instance_key IS NULL
                      AND o.updated_at < :now::timestamptz - interval '5 minutes'
                      AND NOT EXISTS (SELECT FROM outbox m WHERE m.destination = 'engine' AND m.key = o.id::text)"""),
            new Invariant("An order is driven by one process and a process drives one order",
                    """
                            SELECT 'process ' || process_instance_key || ' drives ' || string_agg(number, ', ' ORDER BY number) FROM orders
                            WHERE process_instance_key IS NOT NULL GROUP BY process_instance_key HAVING count(*) > 1"""),
            new Invariant("Every order has a fence, which is closed once the order is rejected or cancelled",
                    """
                            SELECT o.number || ' is ' || o.status || ' and its fence ' || coalesce(f.state, 'missing') FROM orders o
                            LEFT JOIN order_fence f ON f.order_id = o.id
                            WHERE f.state IS NULL OR o.status IN ('CANCELLING', 'REJECTED', 'CANCELLED') AND f.state <> 'CLOSED'"""),
            new Invariant("The lines of an order add up to its total", """
                    SELECT o.number || ' is ' || o.total || ' and its lines ' || coalesce(sum(l.total), 0) FROM orders o
                    LEFT JOIN order_line l ON l.order_id = o.id GROUP BY o.id
                    HAVING o.total <> coalesce(sum(l.total), 0) OR o.subtotal <> coalesce(sum(l.subtotal), 0)
                        OR o.discount <> coalesce(sum(l.discount), 0)"""),
            new Invariant("Every revision of an order that was replaced can be read back",
                    """
                            SELECT o.number || ' is at revision ' || o.revision || ' and has ' || count(a.order_id) || ' amendments' FROM orders o
                            LEFT JOIN order_amendment a ON a.order_id = o.id GROUP BY o.id HAVING o.revision - 1 <> count(a.order_id)"""),
            new Invariant("The policies applied to an order add up to its discount",
                    """
                            SELECT o.number || ' has a discount of ' || o.discount || ' and policies of ' || sum(p.amount) FROM orders o
                            JOIN order_policy p ON p.order_id = o.id AND p.revision = o.revision
                            WHERE p.kind <> 'FREIGHT' GROUP BY o.id HAVING o.discount <> sum(p.amount)"""),
            new Invariant("A rejected or cancelled order holds no money, no stock and no delivery, and waits for none",
                    """
                            SELECT ended.number || ' is ' || ended.status || ' and has ' || has.what
                            FROM (SELECT id, number, status FROM orders WHERE status IN ('REJECTED', 'CANCELLED')) ended
                            JOIN LATERAL (
                                SELECT 'money held' FROM ledger_hold WHERE reference = ended.id::text AND posted + voided < amount
                                UNION ALL SELECT 'money posted that is no fee' FROM ledger_hold WHERE reference = ended.id::text
                                    HAVING coalesce(sum(posted), 0) <> coalesce((SELECT c.fee FROM order_cancellation c WHERE c.order_id = ended.id), 0)
                                UNION ALL SELECT 'stock ' || lower(r.state) FROM reservation r JOIN consignment c ON c.id::text = r.reference
                                    WHERE c.order_id = ended.id AND r.state <> 'RELEASED'
                                UNION ALL SELECT 'a carrier booked' FROM shipment WHERE order_id = ended.id AND state IN ('INTENT', 'BOOKED')
                                UNION ALL SELECT 'a place in the queue for money' FROM payment_waiter WHERE order_id = ended.id
                                UNION ALL SELECT 'a place in the queue for stock' FROM allocation_waiter WHERE order_id = ended.id AND ended_at IS NULL
                                UNION ALL SELECT 'a settlement' FROM settlement_document WHERE order_id = ended.id
                            ) has (what) ON true"""),
            new Invariant("A completed order waits for nothing",
                    """
                            SELECT done.number || ' is COMPLETED and has ' || has.what
                            FROM (SELECT id, number FROM orders WHERE status = 'COMPLETED') done
                            JOIN LATERAL (
                                SELECT 'money held' FROM ledger_hold WHERE reference = done.id::text AND posted + voided < amount
                                UNION ALL SELECT 'stock reserved' FROM reservation r JOIN consignment c ON c.id::text = r.reference
                                    WHERE c.order_id = done.id AND r.state = 'RESERVED'
                                UNION ALL SELECT 'a place in the queue for money' FROM payment_waiter WHERE order_id = done.id
                                UNION ALL SELECT 'a place in the queue for stock' FROM allocation_waiter WHERE order_id = done.id AND ended_at IS NULL
                            ) has (what) ON true"""),
            new Invariant("What the process engine is to be told reaches it",
                    """
                            SELECT 'message ' || id || ' (' || type || ') about ' || key || ' waits since ' || due_since
                                || coalesce(': ' || last_error, '')
                            FROM outbox WHERE destination = 'engine' AND due_since < clock_timestamp() - interval '10 minutes'"""));

    private OrderInvariants() {}
}
