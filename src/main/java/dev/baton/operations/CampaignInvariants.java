package dev.baton.operations;

import java.util.List;

/** All who take part in a campaign go the same way, by what was counted, and nobody's money stays here who gets nothing. */
final class CampaignInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A campaign is reached or missed by what was counted for it",
                    """
                            SELECT 'campaign ' || c.id || ' is ' || c.status || ' with ' || coalesce(c.counted, 0) || ' of ' || c.minimum
                                || '; counted of its orders: ' || coalesce(sum(p.quantity) FILTER (WHERE p.counted), 0)
                            FROM campaign c LEFT JOIN campaign_order p ON p.campaign_id = c.id GROUP BY c.id
                            HAVING coalesce(c.counted, 0) <> coalesce(sum(p.quantity) FILTER (WHERE p.counted), 0)
                                OR c.status IN ('REACHED', 'MISSED') AND (c.status = 'REACHED') <> (c.counted >= c.minimum)"""),
            new Invariant("What was paid by the end of a campaign was counted, and nothing else",
                    """
                            SELECT o.number || ' was paid at ' || coalesce(p.paid_at::text, 'no time') || ' and '
                                || CASE WHEN p.counted THEN 'counted' ELSE 'not counted' END || ' at ' || c.ends_at
                            FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id JOIN orders o ON o.id = p.order_id
                            WHERE p.counted AND (c.status NOT IN ('REACHED', 'MISSED') OR p.paid_at IS NULL OR p.paid_at > c.ends_at)
                                OR NOT p.counted AND c.status IN ('REACHED', 'MISSED') AND p.paid_at <= c.ends_at
                                    AND o.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')"""),
            new Invariant("All orders that take part in a campaign go its way",
                    """
                            SELECT o.number || ' is ' || o.status || ', closed for ' || coalesce(o.closing_reason, 'nothing') || ', and its campaign '
                                || c.status
                            FROM campaign_order p JOIN campaign c ON c.id = p.campaign_id JOIN orders o ON o.id = p.order_id
                            WHERE c.status IN ('OPEN', 'REACHED') AND o.closing_reason = 'CAMPAIGN_MISSED'
                                OR c.status <> 'REACHED' AND o.status NOT IN
                                    ('RECEIVED', 'PRICED', 'AWAITING_PAYMENT', 'CANCELLING', 'CANCELLED', 'REJECTED')"""),
            new Invariant("An order that takes part in a campaign is paid when its money is held",
                    """
                            SELECT o.number || ' is ' || o.payment_status || ' and paid at no time' FROM campaign_order p
                            JOIN orders o ON o.id = p.order_id WHERE o.payment_status = 'HELD' AND p.paid_at IS NULL"""),
            new Invariant("For an open campaign not more is ordered than its maximum",
                    """
                            SELECT 'campaign ' || c.id || ' takes ' || c.maximum || ' and has ' || sum(p.quantity) FROM campaign c
                            JOIN campaign_order p ON p.campaign_id = c.id JOIN orders o ON o.id = p.order_id
                            WHERE c.status = 'OPEN' AND o.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')
                            GROUP BY c.id HAVING sum(p.quantity) > c.maximum"""),
            new Invariant("What is taken of the maximum of an open campaign is what its orders have",
                    """
                            SELECT 'campaign ' || c.id || ' has ' || coalesce(c.taken::text, 'nothing') || ' taken, and its orders have '
                                || coalesce(sum(p.quantity), 0)
                            FROM campaign c LEFT JOIN (campaign_order p JOIN orders o
                                ON o.id = p.order_id AND o.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')) ON p.campaign_id = c.id
                            WHERE c.status = 'OPEN' AND c.maximum IS NOT NULL
                            GROUP BY c.id HAVING c.taken IS DISTINCT FROM coalesce(sum(p.quantity), 0)"""),
            new Invariant("What a consumer has paid for an order that was closed goes back",
                    """
                            SELECT o.number || ' is ' || o.status || '; of ' || p.captured || ' paid go back ' || p.refunded + p.refunding
                            FROM orders o JOIN payment p ON p.order_id = o.id JOIN ledger_account a ON a.id = p.account_id
                            WHERE o.channel = 'GROUP_BUY' AND o.status IN ('CANCELLED', 'REJECTED')
                                AND (SELECT sum(paid.captured - paid.refunded - paid.refunding) FROM payment paid WHERE paid.order_id = o.id)
                                    > coalesce((SELECT c.fee FROM order_cancellation c WHERE c.order_id = o.id), 0)
                                AND a.status = 'OPEN' AND a.posted > a.pending AND o.updated_at < :now::timestamptz - interval '1 hour'
                                AND NOT EXISTS (SELECT FROM payment_request r
                                    WHERE r.payment_id = p.id AND r.step = 'REFUND' AND r.state = 'REFUSED')"""));

    private CampaignInvariants() {}
}
