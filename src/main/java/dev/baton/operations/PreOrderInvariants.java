package dev.baton.operations;

import java.util.List;

/** Nothing is sold that is not held whole, and what waits for its release can be released. */
final class PreOrderInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("Of an order with a sales order the whole total is held or captured",
                    """
                            SELECT o.number || ' of ' || o.total || ' is ' || o.status || ' and has held or captured '
                                || coalesce(sum(h.amount - h.voided), 0)
                            FROM orders o LEFT JOIN ledger_hold h ON h.reference = o.id::text
                            WHERE o.status IN ('RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED') AND o.channel = 'DISTRIBUTOR'
                              AND o.payment_method <> 'POS'
                            GROUP BY o.id HAVING coalesce(sum(h.amount - h.voided), 0) < o.total
                                - (SELECT coalesce(sum(t.amount), 0) FROM ledger_transfer t WHERE t.reference = o.id::text AND t.type = 'VOID' AND t.key LIKE 'order:%:give-back:%')"""),
            new Invariant("For a pre-order whose deposit is held, the deposit is held",
                    """
                            SELECT o.number || ' holds ' || coalesce(sum(h.amount - h.posted - h.voided), 0) || ', its deposit is '
                                || coalesce(p.deposit::text, 'not decided')
                            FROM orders o LEFT JOIN order_pre_order p ON p.order_id = o.id AND p.revision = o.revision
                            LEFT JOIN ledger_hold h ON h.reference = o.id::text
                            WHERE o.payment_status = 'PARTIALLY_HELD' AND o.status NOT IN ('CANCELLING', 'CHANGES_REQUESTED', 'RECEIVED')
                              AND NOT o.restarting AND NOT (o.status = 'PRICED' AND o.revision > 1)
                            GROUP BY o.id, p.deposit HAVING p.deposit IS DISTINCT FROM coalesce(sum(h.amount - h.posted - h.voided), 0)"""),
            new Invariant("An order that waits for its release stands in the queue for stock",
                    """
                            SELECT o.number || ' is PRE_ORDERED and ' || CASE WHEN p.order_id IS NULL THEN 'no pre-order' ELSE 'waits for nothing' END
                            FROM orders o LEFT JOIN order_pre_order p ON p.order_id = o.id AND p.revision = o.revision
                            WHERE o.status = 'PRE_ORDERED' AND NOT o.restarting AND (p.order_id IS NULL OR NOT EXISTS
                                (SELECT FROM allocation_waiter w WHERE w.order_id = o.id AND w.ended_at IS NULL))"""));

    private PreOrderInvariants() {}
}
