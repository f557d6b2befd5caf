package dev.baton.operations;

import java.util.List;

/** What a customer was offered in place of missing products is open only while the order waits, and is delivered if it was accepted. */
final class SubstitutionInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("Substitutes are offered only for an order that waits for stock, as it is now",
                    """
                            SELECT o.number || ' is ' || o.status || ' in revision ' || o.revision || ' and has an open proposal about '
                                || p.revision
                            FROM substitution_proposal p JOIN orders o ON o.id = p.order_id
                            WHERE p.state = 'PROPOSED' AND (o.status <> 'BACKORDERED' OR o.revision <> p.revision)"""),
            new Invariant("A proposal that was accepted has become the next revision of its order",
                    """
                            SELECT 'proposal ' || p.id || ' puts ' || offered.quantity || ' of ' || offered.sku || ' on the order, which has '
                                || coalesce(has.quantity, 0)
                            FROM substitution_proposal p
                            JOIN LATERAL (SELECT to_sku AS sku, sum(to_quantity) AS quantity FROM substitution_line
                                WHERE proposal_id = p.id GROUP BY to_sku) offered ON true
                            LEFT JOIN LATERAL (SELECT sum(next.quantity) AS quantity FROM (
                                SELECT l.sku, l.quantity FROM order_line l JOIN orders o ON o.id = l.order_id
                                    WHERE l.order_id = p.order_id AND o.revision = p.revision + 1 AND l.kind = 'GOODS'
                                UNION ALL
                                SELECT l ->> 'sku', (l ->> 'quantity')::numeric FROM order_amendment a, jsonb_array_elements(a.replaced) l
                                    WHERE a.order_id = p.order_id AND a.revision = p.revision + 1) next
                                WHERE next.sku = offered.sku) has ON true
                            WHERE p.state = 'ACCEPTED' AND coalesce(has.quantity, 0) < offered.quantity"""));

    private SubstitutionInvariants() {}
}
