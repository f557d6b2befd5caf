package dev.baton.operations;

import java.util.List;

/** What comes back was delivered, is counted once, is where it belongs, and is refunded as it was paid. */
final class ReturnInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("What is on its way back of a line is what its open returns are about",
                    """
                            SELECT o.number || ', line ' || l.line_no || ': ' || l.coming_back || ' returning, by its returns ' || coalesce(open.quantity, 0)
                            FROM order_line l JOIN orders o ON o.id = l.order_id
                            LEFT JOIN (SELECT r.order_id, p.line_no, sum(coalesce(p.received, p.quantity)) AS quantity
                                  FROM return_order r JOIN return_line p ON p.return_id = r.id WHERE r.ended_at IS NULL GROUP BY 1, 2) open
                                ON (open.order_id, open.line_no) = (l.order_id, l.line_no)
                            WHERE l.coming_back <> coalesce(open.quantity, 0)"""),
            new Invariant("What was returned of a line was credited, or not accepted when it was delivered",
                    """
                            SELECT o.number || ', line ' || l.line_no || ': ' || l.returned || ' of ' || l.delivered || ' returned, credited '
                                || coalesce(credited.quantity, 0) || ', not accepted ' || coalesce(refused.quantity, 0)
                            FROM order_line l JOIN orders o ON o.id = l.order_id
                            LEFT JOIN (SELECT c.order_id, p.line_no, sum(p.quantity) AS quantity FROM settlement_credit c
                                  JOIN settlement_credit_line p ON p.credit_id = c.id GROUP BY 1, 2) credited
                                ON (credited.order_id, credited.line_no) = (l.order_id, l.line_no)
                            LEFT JOIN (SELECT c.order_id, p.line_no, sum(p.refused) AS quantity FROM consignment c
                                  JOIN consignment_line p ON p.consignment_id = c.id GROUP BY 1, 2) refused
                                ON (refused.order_id, refused.line_no) = (l.order_id, l.line_no)
                            WHERE l.returned <> coalesce(credited.quantity, 0) + coalesce(refused.quantity, 0) OR l.returned + l.coming_back > l.delivered"""),
            new Invariant(
                    "A line that has come back whole has its money back, but for fees and what was refunded otherwise",
                    """
                            SELECT o.number || ', line ' || settled.line_no || ' of ' || settled.total || ' is credited with ' || credited.value
                            FROM (SELECT d.order_id, l.line_no, sum(l.quantity) AS quantity, sum(l.total) AS total, sum(l.tax) AS tax
                                  FROM settlement_line l JOIN settlement_document d ON d.id = l.settlement_id WHERE l.kind = 'GOODS' GROUP BY 1, 2) settled
                            JOIN (SELECT c.order_id, l.line_no, sum(l.quantity) AS quantity, sum(l.value) AS value, sum(l.value_tax) AS tax
                                  FROM settlement_credit_line l JOIN settlement_credit c ON c.id = l.credit_id GROUP BY 1, 2) credited
                                USING (order_id, line_no)
                            JOIN orders o ON o.id = order_id
                            WHERE credited.quantity > settled.quantity OR credited.value > settled.total OR credited.tax > settled.tax
                                OR credited.quantity = settled.quantity AND (credited.value, credited.tax) <> (settled.total, settled.tax)"""),
            new Invariant("Of an order never more is refunded than was captured",
                    """
                            SELECT o.number || ': captured ' || coalesce(d.total, 0) || ', refunded ' || r.amount
                            FROM (SELECT order_id, sum(amount) AS amount FROM settlement_refund GROUP BY 1) r JOIN orders o ON o.id = r.order_id
                            LEFT JOIN (SELECT order_id, sum(total) AS total FROM settlement_document GROUP BY 1) d ON d.order_id = o.id
                            WHERE r.amount > coalesce(d.total, 0)"""),
            new Invariant("A credit is refunded, booked and said on its return as it is",
                    """
                            SELECT c.number || ' of ' || c.amount || ': refunded ' || coalesce(r.amount, 0) || ', said ' || coalesce(t.refunded, -1)
                                || ', line by line ' || coalesce(l.refunded, -1)
                            FROM settlement_credit c LEFT JOIN settlement_refund r ON r.id = c.refund_id
                            LEFT JOIN return_order t ON t.id = c.id
                            LEFT JOIN (SELECT return_id, sum(refunded) AS refunded, sum(value) AS value, sum(fee) AS fee FROM return_line GROUP BY 1) l
                                ON l.return_id = c.id
                            WHERE c.amount <> coalesce(r.amount, 0) OR t.credit IS DISTINCT FROM c.number OR t.refunded IS DISTINCT FROM c.amount
                                OR (l.refunded, l.value, l.fee) IS DISTINCT FROM (c.amount::numeric, c.value::numeric, c.fee::numeric)"""),
            new Invariant("A refund for returned goods reaches the accounts that it says",
                    """
                            SELECT 'refund ' || g.refund_id || ' brings ' || g.amount || ' to ' || g.account || ', by transfers ' || coalesce(sum(t.amount), 0)
                            FROM settlement_refund_target g LEFT JOIN ledger_transfer t ON t.credit = g.account
                                AND t.key >= 'refund:' || g.refund_id || ':' AND t.key < 'refund:' || g.refund_id || ';'
                            GROUP BY g.refund_id, g.account, g.amount HAVING g.amount <> coalesce(sum(t.amount), 0)"""),
            new Invariant("What open items were credited with is what refunds brought to their account",
                    """
                            SELECT i.invoice || ': credited ' || i.credited || ' and redeemed ' || i.redeemed || ', for causes ' || coalesce(sum(c.amount), 0)
                                || ' and ' || coalesce(sum(c.redeemed), 0) FROM payment_receivable i
                            LEFT JOIN payment_receivable_credit c ON c.receivable_id = i.id
                            GROUP BY i.id HAVING i.credited <> coalesce(sum(c.amount), 0) OR i.redeemed <> coalesce(sum(c.redeemed), 0)"""),
            new Invariant("What has come back is in our stock, once",
                    """
                            SELECT r.number || ', line ' || l.no || ': ' || l.received || ' received, by movements ' || coalesce(m.quantity, 0)
                            FROM return_order r JOIN return_line l ON l.return_id = r.id
                            LEFT JOIN stock_movement m ON (m.document, m.location, m.sku, m.reason)
                                = (r.number || '/' || l.no, l.location, l.sku, 'RETURN')
                            WHERE r.state IN ('STOCKED', 'COMPLETED') AND coalesce(l.received, 0) <> coalesce(m.quantity, 0)
                                OR r.state NOT IN ('INSPECTED', 'STOCKED', 'COMPLETED') AND m.id IS NOT NULL"""),
            new Invariant("A return that has not ended has a process, or one is on its way to it",
                    """
                            SELECT r.number || ' is ' || r.state || ' and nothing drives it' FROM return_order r
                            WHERE r.ended_at IS NULL AND r.process_instance_key IS NULL AND r.changed_at < :now::timestamptz - interval '5 minutes'
                                AND NOT EXISTS (SELECT FROM outbox m WHERE m.destination = 'engine' AND m.key = r.id::text)"""));

    private ReturnInvariants() {}
}
