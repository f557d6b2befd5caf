package dev.baton.operations;

import java.util.List;

/** Orders that distributors sell are theirs alone. */
final class DistributionInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("An order is with a distributor where one is to sell it, and with the manufacturer otherwise",
                    """
                            SELECT o.number || ' of channel ' || o.channel || ' is ' || o.status || ' and sold by ' || coalesce(o.seller_id, 'the manufacturer')
                            FROM orders o
                            WHERE o.channel = 'DISTRIBUTOR' AND o.seller_id IS NOT NULL
                               OR o.channel <> 'DISTRIBUTOR' AND o.seller_id IS NULL
                                  AND o.status IN ('PRE_ORDERED', 'BACKORDERED', 'ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED')"""),
            new Invariant("An order is on offer only while it looks for a distributor",
                    """
                            SELECT o.number || ' is ' || o.status || ' and on offer to ' || offer.seller
                            FROM order_offer offer JOIN orders o ON o.id = offer.order_id
                            WHERE offer.state = 'OPEN' AND (o.status <> 'APPROVED' OR o.seller_id IS NOT NULL OR o.revision <> offer.revision)"""),
            new Invariant("Whoever has taken an order sells it",
                    """
                            SELECT o.number || ' was taken by ' || offer.seller || ' and is sold by ' || coalesce(o.seller_id, 'nobody')
                            FROM order_offer offer JOIN orders o ON o.id = offer.order_id AND o.revision = offer.revision
                            WHERE offer.state = 'ACCEPTED' AND NOT o.restarting AND o.seller_id IS DISTINCT FROM offer.seller"""),
            new Invariant("What is reserved for an order lies with whoever sells it",
                    """
                            SELECT o.number || ' sold by ' || coalesce(o.seller_id, 'the manufacturer') || ' has stock reserved at ' || c.location
                            FROM consignment c JOIN orders o ON o.id = c.order_id LEFT JOIN location l ON l.id = c.location
                            WHERE c.state IN ('RESERVED', 'SHIPPED', 'DELIVERED')
                              AND CASE WHEN o.seller_id IS NULL THEN l.type IS DISTINCT FROM 'PLANT'
                                       ELSE l.type IS DISTINCT FROM 'WAREHOUSE' OR l.customer_id IS DISTINCT FROM o.seller_id END"""),
            new Invariant("Who waits for stock waits for that of whoever sells the order",
                    """
                            SELECT o.number || ' sold by ' || coalesce(o.seller_id, 'the manufacturer') || ' waits for stock of ' || w.pool
                            FROM allocation_waiter w JOIN orders o ON o.id = w.order_id
                            WHERE w.ended_at IS NULL AND w.pool <> coalesce(o.seller_id, '')"""));

    private DistributionInvariants() {}
}
