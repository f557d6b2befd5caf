package dev.baton.operations;

import java.util.List;

/** What is kept of cancelled orders is what the rules let be kept, and nothing is kept of others. */
final class CancellationInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("What is kept of an order's money is the fee of its cancellation, as revenue and tax",
                    """
                            SELECT o.number || ' is ' || o.status || ' at a fee of ' || coalesce(c.fee, 0) || '; kept ' || kept.amount
                                || ' with tax, ' || kept.net || ' without'
                            FROM orders o LEFT JOIN order_cancellation c ON c.order_id = o.id
                            JOIN LATERAL (
                                SELECT coalesce(sum(t.amount), 0) AS amount,
                                    coalesce(sum(t.amount) FILTER (WHERE t.credit LIKE 'CANCELLATION_REVENUE:%'), 0) AS net
                                FROM ledger_transfer t WHERE t.reference = o.id::text AND t.key LIKE '%:post:cancellation-fee:%'
                            ) kept ON true
                            WHERE o.status IN ('CANCELLED', 'REJECTED') AND kept.amount <> coalesce(c.fee, 0)
                               OR o.status NOT IN ('CANCELLED', 'REJECTED', 'CANCELLING') AND kept.amount > 0
                               OR kept.amount > 0 AND kept.net <= 0"""),
            new Invariant("A cancellation was allowed by rules whose version is known",
                    """
                            SELECT o.number || ' is cancelled by ' || c.rule_id || ' without a decision' FROM order_cancellation c
                            JOIN orders o ON o.id = c.order_id
                            WHERE NOT EXISTS (SELECT FROM order_decision d
                                WHERE d.order_id = c.order_id AND d.decision = 'cancellation' AND d.version IS NOT NULL)"""),
            new Invariant("An order has terms of cancellation only where it is undone",
                    """
                            SELECT o.number || ' is ' || o.status || ' and has terms of cancellation' FROM order_cancellation c
                            JOIN orders o ON o.id = c.order_id WHERE o.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')"""));

    private CancellationInvariants() {}
}
