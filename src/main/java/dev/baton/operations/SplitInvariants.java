package dev.baton.operations;

import java.util.List;

/** What distributors sell is shared to the minor unit, and refunds take from the shares what they give back. */
final class SplitInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "The shares of what a distributor sells, less what they gave back, are what was captured less what was refunded",
                    """
                            SELECT o.number || ': captured ' || coalesce(paid.amount, 0) || ', refunded ' || coalesce(back.amount, 0)
                                || ', shares of ' || coalesce(shared.amount, 0) || ' gave back ' || coalesce(shared.clawed_back, 0)
                            FROM orders o
                            LEFT JOIN (SELECT reference, sum(posted) AS amount FROM ledger_hold GROUP BY reference) paid
                                ON paid.reference = o.id::text
                            LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM settlement_refund GROUP BY order_id) back ON back.order_id = o.id
                            LEFT JOIN (SELECT d.order_id, sum(s.amount) AS amount, sum(s.clawed_back) AS clawed_back FROM settlement_share s
                                JOIN settlement_document d ON d.id = s.settlement_id GROUP BY d.order_id) shared ON shared.order_id = o.id
                            WHERE (o.seller_id IS NOT NULL OR shared.order_id IS NOT NULL)
                              AND NOT EXISTS (SELECT FROM order_cancellation c WHERE c.order_id = o.id AND shared.order_id IS NULL)
                              AND (coalesce(shared.amount, 0) <> coalesce(paid.amount, 0)
                                OR coalesce(shared.clawed_back, 0) <> coalesce(back.amount, 0))"""),
            new Invariant("A share gave back what refunds took from it, and never more than it is",
                    """
                            SELECT d.number || ', share of ' || s.party || ' of ' || s.amount || ': gave back ' || s.clawed_back || ', taken '
                                || coalesce(sum(p.amount), 0)
                            FROM settlement_share s JOIN settlement_document d ON d.id = s.settlement_id
                            LEFT JOIN settlement_refund_part p ON p.settlement_id = s.settlement_id AND p.party = s.party
                            GROUP BY d.id, s.settlement_id, s.party
                            HAVING s.clawed_back <> coalesce(sum(p.amount), 0) OR s.clawed_back NOT BETWEEN 0 AND s.amount"""),
            new Invariant("What waits on accounts of shares is what is left of the shares that are not paid out",
                    """
                            SELECT a.id || ' has ' || a.balance || ', shares wait of ' || coalesce(waiting.amount, 0) FROM (
                                SELECT id, CASE WHEN owner IS NOT NULL THEN posted ELSE
                                    (SELECT coalesce(sum(amount), 0) FROM ledger_transfer WHERE credit = account.id AND type IN ('POST', 'POSTED'))
                                  - (SELECT coalesce(sum(amount), 0) FROM ledger_transfer WHERE debit = account.id AND type IN ('POST', 'POSTED'))
                                END AS balance
                                FROM ledger_account account WHERE kind IN ('SPLIT', 'MANUFACTURER_SHARE', 'PLATFORM_SHARE')) a
                            LEFT JOIN (
                                SELECT CASE s.party WHEN 'SELLER' THEN s.owner || ':SPLIT:' ELSE s.party || '_SHARE:' END || d.currency AS account,
                                    sum(s.amount - s.clawed_back) AS amount
                                FROM settlement_share s JOIN settlement_document d ON d.id = s.settlement_id
                                WHERE s.paid_out_at IS NULL GROUP BY 1) waiting ON waiting.account = a.id
                            WHERE a.balance <> coalesce(waiting.amount, 0)"""),
            new Invariant("A refund of an order is booked once, for its amount",
                    """
                            SELECT 'refund ' || r.id || ' of ' || r.amount || ': booked ' || booked.amount
                            FROM settlement_refund r CROSS JOIN LATERAL (
                                SELECT coalesce(sum(t.amount), 0) AS amount FROM ledger_transfer t
                                WHERE t.key >= 'refund:' || r.id || ':' AND t.key < 'refund:' || r.id || ';') booked
                            WHERE booked.amount <> r.amount"""));

    private SplitInvariants() {}
}
