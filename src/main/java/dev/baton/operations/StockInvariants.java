package dev.baton.operations;

import java.util.List;

/** Stock reserved never exceeds stock on hand, and nothing is sold twice. */
final class StockInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("Stock reserved is on hand",
                    """
                            SELECT sku || ' at ' || location || ': ' || reserved || ' reserved and ' || quarantined || ' set apart of ' || on_hand
                            FROM stock WHERE reserved < 0 OR quarantined < 0 OR reserved + quarantined > on_hand"""),
            new Invariant("Stock set apart is the sum of what was set apart and given free",
                    """
                            SELECT s.sku || ' at ' || s.location || ': ' || s.quarantined || ' set apart, by its entries ' || coalesce(sum(q.quantity), 0)
                            FROM stock s LEFT JOIN stock_quarantine q USING (location, sku)
                            GROUP BY s.location, s.sku HAVING s.quarantined <> coalesce(sum(q.quantity), 0)"""),
            new Invariant("No more arrives of stock than was issued",
                    """
                            SELECT reference || ': ' || arrived || ' of ' || quantity || ' of ' || sku || ' has arrived' FROM reservation
                            WHERE arrived > quantity OR (state = 'ARRIVED') <> (arrived = quantity)"""),
            new Invariant("Stock reserved is what its reservations say",
                    """
                            SELECT s.sku || ' at ' || s.location || ': ' || s.reserved || ' reserved, by reservations '
                                || coalesce(sum(r.quantity), 0)
                            FROM stock s LEFT JOIN reservation r ON (r.location, r.sku, r.state) = (s.location, s.sku, 'RESERVED')
                            GROUP BY s.location, s.sku HAVING s.reserved <> coalesce(sum(r.quantity), 0)"""),
            new Invariant("What is left of a ring fence and what is used of it are what was set aside",
                    """
                            SELECT f.sku || ' at ' || f.location || ' for ' || f.channel || ': ' || f.remaining || ' left and '
                                || coalesce(sum(r.fenced), 0) || ' used of ' || f.quantity
                            FROM stock_ring_fence f LEFT JOIN reservation r ON r.ring_fence_id = f.id AND r.state <> 'RELEASED'
                            WHERE f.ended_at IS NULL
                            GROUP BY f.id HAVING f.remaining < 0 OR f.remaining + coalesce(sum(r.fenced), 0) <> f.quantity"""),
            new Invariant("Stock that is fenced is what is left of its ring fences",
                    """
                            SELECT s.sku || ' at ' || s.location || ': ' || s.fenced || ' fenced, by its fences ' || coalesce(sum(f.remaining), 0)
                            FROM stock s LEFT JOIN stock_ring_fence f ON (f.location, f.sku) = (s.location, s.sku) AND f.ended_at IS NULL
                            GROUP BY s.location, s.sku HAVING s.fenced <> coalesce(sum(f.remaining), 0)"""),
            new Invariant("Stock on hand is the sum of its movements",
                    """
                            SELECT s.sku || ' at ' || s.location || ': ' || s.on_hand || ' on hand, by movements ' || coalesce(sum(m.quantity), 0)
                            FROM stock s LEFT JOIN stock_movement m USING (location, sku)
                            GROUP BY s.location, s.sku HAVING s.on_hand <> coalesce(sum(m.quantity), 0)"""),
            new Invariant("What a stocktake has posted is what it found",
                    """
                            SELECT c.number || ' found ' || found.difference || ' of ' || found.sku || ' and posted ' || coalesce(m.quantity, 0)
                            FROM stock_count c
                            JOIN (SELECT DISTINCT ON (count_id, sku) count_id, sku, quantity - expected AS difference FROM stock_count_entry
                                  ORDER BY count_id, sku, id DESC) found ON found.count_id = c.id
                            LEFT JOIN stock_movement m ON (m.document, m.location, m.sku, m.reason) = (c.number, c.location, found.sku, 'STOCKTAKE')
                            WHERE coalesce(m.quantity, 0) <> CASE c.state WHEN 'POSTED' THEN found.difference ELSE 0 END"""),
            new Invariant("Stock on hand is what the last closed month left, and what moved since",
                    """
                            SELECT s.sku || ' at ' || s.location || ': ' || s.on_hand || ' on hand, ' || coalesce(left_over.closing, 0) || ' at the end of '
                                || last.month || ' and ' || coalesce(since.quantity, 0) || ' since'
                            FROM stock s CROSS JOIN (SELECT month FROM stock_period ORDER BY ends_at DESC LIMIT 1) last
                            LEFT JOIN stock_period_balance left_over USING (month, location, sku)
                            LEFT JOIN (SELECT location, sku, sum(quantity) AS quantity FROM stock_movement
                                  WHERE at >= (SELECT max(ends_at) FROM stock_period) GROUP BY location, sku) since USING (location, sku)
                            WHERE s.on_hand <> coalesce(left_over.closing, 0) + coalesce(since.quantity, 0)"""),
            new Invariant("A closed month of stock begins with what the month before it left",
                    """
                            SELECT b.sku || ' at ' || b.location || ': ' || b.opening || ' at the beginning of ' || b.month || ', before '
                                || coalesce(earlier.closing, 0)
                            FROM stock_period_balance b JOIN stock_period p USING (month)
                            LEFT JOIN stock_period before ON before.ends_at = p.starts_at
                            LEFT JOIN stock_period_balance earlier
                              ON (earlier.month, earlier.location, earlier.sku) = (before.month, b.location, b.sku)
                            WHERE b.opening <> coalesce(earlier.closing, 0)"""),
            new Invariant("What was adjusted to SAP's stock has moved by the difference",
                    """
                            SELECT l.sku || ' at ' || l.location || ': ' || (l.sap_quantity - l.booked) || ' adjusted, moved ' || coalesce(m.quantity, 0)
                            FROM sap_stock_line l LEFT JOIN stock_movement m ON (m.document, m.location, m.sku, m.reason)
                                = (l.run || '/' || l.sku, l.location, l.sku, 'SAP_RECONCILIATION')
                            WHERE CASE l.outcome WHEN 'ADJUSTED' THEN l.sap_quantity - l.booked ELSE 0 END <> coalesce(m.quantity, 0)"""),
            new Invariant("No order has more of a product reserved or issued than it asked for",
                    """
                            SELECT o.number || ' asked for ' || coalesce(asked.quantity, 0) || ' of ' || given.sku || ' and has ' || given.quantity FROM orders o
                            JOIN (SELECT c.order_id, r.sku, sum(r.quantity) AS quantity FROM reservation r
                                  JOIN consignment c ON c.id::text = r.reference WHERE r.state <> 'RELEASED'
                                  GROUP BY c.order_id, r.sku) given ON given.order_id = o.id
                            LEFT JOIN (SELECT order_id, sku, sum(quantity) AS quantity FROM order_line WHERE kind = 'GOODS'
                                  GROUP BY order_id, sku) asked ON asked.order_id = o.id AND asked.sku = given.sku
                            WHERE given.quantity > coalesce(asked.quantity, 0)"""),
            new Invariant("What an order has shipped has left the stock, once",
                    """
                            SELECT o.number || ' has shipped ' || shipped.quantity || ' of ' || shipped.sku || ' and issued '
                                || coalesce(issued.quantity, 0)
                            FROM (SELECT order_id, sku, sum(shipped) AS quantity FROM order_line WHERE kind = 'GOODS'
                                  GROUP BY order_id, sku HAVING sum(shipped) > 0) shipped
                            JOIN orders o ON o.id = shipped.order_id
                            LEFT JOIN (SELECT c.order_id, r.sku, sum(r.quantity) AS quantity FROM reservation r
                                  JOIN consignment c ON c.id::text = r.reference WHERE r.state IN ('ISSUED', 'ARRIVED')
                                  GROUP BY c.order_id, r.sku) issued ON issued.order_id = o.id AND issued.sku = shipped.sku
                            WHERE shipped.quantity <> coalesce(issued.quantity, 0)"""),
            new Invariant("What is reserved for a consignment is its goods",
                    """
                            SELECT 'consignment ' || c.id || ' is ' || c.state || ' with ' || coalesce(l.quantity, 0) || ' of '
                                || coalesce(l.sku, r.sku) || ', by its reservation ' || coalesce(r.quantity, 0)
                            FROM consignment c
                            JOIN LATERAL (SELECT sku, sum(quantity) AS quantity FROM consignment_line WHERE consignment_id = c.id GROUP BY sku) l ON true
                            LEFT JOIN reservation r ON r.reference = c.id::text AND r.sku = l.sku AND r.location = c.location
                                AND r.state = CASE WHEN c.state = 'SHIPPED' AND r.destination IS NOT NULL AND EXISTS (SELECT FROM shipment s
                                        WHERE s.consignment_id = c.id AND s.exception_id IS NULL AND s.given_up_at IS NOT NULL) THEN r.state
                                    WHEN c.state = 'SHIPPED' OR c.state = 'DELIVERED' AND r.destination IS NULL THEN 'ISSUED'
                                    WHEN c.state = 'DELIVERED' THEN 'ARRIVED' ELSE 'RESERVED' END
                            WHERE c.state IN ('RESERVED', 'SHIPPED', 'DELIVERED') AND r.quantity IS DISTINCT FROM l.quantity"""),
            new Invariant("Every line of an order that is being filled is reserved, shipped, cancelled or waited for",
                    """
                            SELECT o.number || ', line ' || l.line_no || ': of ' || l.quantity || ' are ' || l.reserved || ' reserved, '
                                || l.shipped || ' shipped, ' || l.cancelled || ' cancelled and ' || coalesce(w.quantity, 0) || ' waited for'
                            FROM orders o JOIN order_line l ON l.order_id = o.id AND l.kind = 'GOODS'
                            LEFT JOIN allocation_waiter a ON a.order_id = o.id AND a.ended_at IS NULL
                            LEFT JOIN allocation_waiter_line w ON w.waiter_id = a.id AND w.line_no = l.line_no
                            WHERE o.status IN ('ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED')
                              AND l.quantity <> l.reserved + l.shipped + l.cancelled + coalesce(w.quantity, 0)"""),
            new Invariant("What is reserved, shipped and cancelled of a line for which nothing waits is worth the line",
                    """
                            SELECT o.number || ', line ' || l.line_no || ': of ' || l.total || ' its parts are worth ' || coalesce(parts.total, 0)
                                || ' and what is cancelled of it ' || l.cancelled_total
                            FROM orders o JOIN order_line l ON l.order_id = o.id AND l.kind = 'GOODS'
                            LEFT JOIN LATERAL (SELECT sum(part.total) AS total FROM consignment c JOIN consignment_line part ON part.consignment_id = c.id
                                WHERE c.order_id = o.id AND part.line_no = l.line_no AND c.state IN ('RESERVED', 'SHIPPED', 'DELIVERED')) parts ON true
                            WHERE o.status IN ('ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED')
                              AND l.quantity = l.reserved + l.shipped + l.cancelled
                              AND l.total <> coalesce(parts.total, 0) + l.cancelled_total"""));

    private StockInvariants() {}
}
