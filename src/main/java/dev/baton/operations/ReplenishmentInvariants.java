package dev.baton.operations;

import java.util.List;

/** What is said to be lacking is lacking, and what is said to be ordered is on its way. */
final class ReplenishmentInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("An alert is open exactly while too little or too much of a product is available",
                    """
                            SELECT t.sku || ' at ' || t.location || ': ' || coalesce(s.available, 0) || ' available of at least ' || t.minimum
                                || coalesce(' and at most ' || t.maximum, '') || ', alerts ' || open.kinds::text
                            FROM stock_threshold t LEFT JOIN stock s USING (location, sku)
                            CROSS JOIN LATERAL (SELECT coalesce(array_agg(kind), '{}') AS kinds FROM stock_alert a
                                WHERE (a.location, a.sku) = (t.location, t.sku) AND a.cleared_at IS NULL) open
                            WHERE ('LOW' = ANY (open.kinds)) <> (coalesce(s.available, 0) < t.minimum)
                               OR ('HIGH' = ANY (open.kinds)) <> coalesce(coalesce(s.available, 0) > t.maximum, false)"""),
            new Invariant("A replenishment is open only while its stock is low",
                    """
                            SELECT 'replenishment ' || r.id || ' of ' || r.sku || ' at ' || r.location FROM replenishment r
                            WHERE r.state = 'OPEN' AND NOT EXISTS (SELECT FROM stock_alert a
                                WHERE (a.location, a.sku, a.kind) = (r.location, r.sku, 'LOW') AND a.cleared_at IS NULL)"""),
            new Invariant("A replenishment is ordered while its order is on its way",
                    """
                            SELECT 'replenishment ' || r.id || ' of ' || r.sku || ' at ' || r.location || ': order '
                                || coalesce(o.number || ' is ' || o.status, 'is not there')
                            FROM replenishment r LEFT JOIN orders o ON o.id = r.order_id
                            WHERE r.state = 'ORDERED' AND coalesce(o.status, 'REJECTED') IN ('DELIVERED', 'COMPLETED', 'REJECTED', 'CANCELLED')"""));

    private ReplenishmentInvariants() {}
}
