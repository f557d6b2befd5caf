package dev.baton.operations;

import java.util.List;

/** Every transfer balances, no account goes below its limit, every hold ends posted or voided. */
final class MoneyInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("Every transfer takes from one account what it gives to another, in one currency", """
                    SELECT 'transfer ' || t.key FROM ledger_transfer t
                    LEFT JOIN ledger_account d ON d.id = t.debit AND d.currency = t.currency
                    LEFT JOIN ledger_account c ON c.id = t.credit AND c.currency = t.currency
                    WHERE t.debit = t.credit OR t.amount <= 0 OR d.id IS NULL OR c.id IS NULL"""),
            new Invariant("No customer's account is below its limit",
                    """
                            SELECT id || ' has ' || posted || ', holds ' || pending || ' and may go to ' || -credit_limit FROM ledger_account
                            WHERE owner IS NOT NULL AND posted - pending < -credit_limit"""),
            new Invariant("The balance of a customer's account is the sum of its transfers",
                    """
                            SELECT a.id || ' has ' || a.posted || ', by transfers ' || coalesce(sum(moved.amount), 0) FROM ledger_account a
                            LEFT JOIN (
                                SELECT debit AS account, -amount AS amount FROM ledger_transfer WHERE type IN ('POST', 'POSTED')
                                UNION ALL SELECT credit, amount FROM ledger_transfer WHERE type IN ('POST', 'POSTED')
                            ) moved ON moved.account = a.id
                            WHERE a.owner IS NOT NULL GROUP BY a.id HAVING a.posted <> coalesce(sum(moved.amount), 0)"""),
            new Invariant("What an account holds is what is left of its holds",
                    """
                            SELECT a.id || ' holds ' || a.pending || ', by its holds ' || coalesce(sum(h.amount - h.posted - h.voided), 0)
                            FROM ledger_account a LEFT JOIN ledger_hold h ON h.account = a.id
                            WHERE a.owner IS NOT NULL GROUP BY a.id HAVING a.pending <> coalesce(sum(h.amount - h.posted - h.voided), 0)"""),
            new Invariant("A hold is posted and voided by its transfers, and by no more than it is", """
                    SELECT 'hold ' || p.key || ' of ' || h.amount || ': posted ' || h.posted || ', voided ' || h.voided
                    FROM ledger_hold h JOIN ledger_transfer p ON p.id = h.transfer_id
                    LEFT JOIN ledger_transfer t ON t.hold_id = h.transfer_id
                    GROUP BY h.transfer_id, p.key
                    HAVING h.posted + h.voided > h.amount
                        OR h.posted <> coalesce(sum(t.amount) FILTER (WHERE t.type = 'POST'), 0)
                        OR h.voided <> coalesce(sum(t.amount) FILTER (WHERE t.type = 'VOID'), 0)"""),
            new Invariant("For an order whose money is held, its total is held",
                    """
                            SELECT o.number || ' of ' || o.total || ' holds ' || coalesce(sum(h.amount - h.posted - h.voided), 0) FROM orders o
                            LEFT JOIN ledger_hold h ON h.reference = o.id::text
                            WHERE o.payment_status = 'HELD' AND o.status NOT IN ('CANCELLING', 'CHANGES_REQUESTED') AND NOT o.restarting
                            GROUP BY o.id HAVING o.total <> coalesce(sum(h.amount - h.posted - h.voided), 0)
                                + (SELECT coalesce(sum(t.amount), 0) FROM ledger_transfer t WHERE t.reference = o.id::text AND t.type = 'VOID' AND t.key LIKE 'order:%:give-back:%')
                                + (SELECT coalesce(sum(p.amount), 0) FROM payment_promise_part p WHERE p.order_id = o.id)"""),
            new Invariant(
                    "An order is completed with its money captured, once, and settled with a document and an invoice of its total",
                    """
                            SELECT o.number || ' of ' || o.total || ': posted ' || coalesce(paid.amount, 0) || ', settled '
                                || coalesce(d.total, 0) || ', invoiced ' || coalesce(i.total, 0)
                            FROM orders o
                            LEFT JOIN (SELECT reference, sum(posted) AS amount FROM ledger_hold GROUP BY reference) paid
                                ON paid.reference = o.id::text
                            LEFT JOIN (SELECT order_id, sum(total) AS total FROM settlement_document GROUP BY order_id) d ON d.order_id = o.id
                            LEFT JOIN (SELECT d.order_id, sum(i.total) AS total FROM invoice i
                                JOIN settlement_document d ON d.id = i.settlement_id GROUP BY d.order_id) i ON i.order_id = o.id
                            WHERE (o.status = 'COMPLETED' OR o.payment_status = 'CAPTURED')
                              AND (o.status <> 'COMPLETED' OR o.payment_status NOT IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')
                                OR coalesce(paid.amount, 0) <> o.total - (SELECT coalesce(sum(t.amount), 0) FROM ledger_transfer t WHERE t.reference = o.id::text AND t.type = 'VOID' AND t.key LIKE 'order:%:give-back:%')
                                    - (SELECT coalesce(sum(p.amount), 0) FROM payment_promise_part p WHERE p.order_id = o.id)
                                OR d.total IS DISTINCT FROM coalesce(paid.amount, 0) OR i.total IS DISTINCT FROM coalesce(paid.amount, 0))"""),
            new Invariant("The lines of a settlement add up to its document",
                    """
                            SELECT d.number || ' of ' || d.total || ': lines of ' || coalesce(sum(l.total), 0) FROM settlement_document d
                            LEFT JOIN settlement_line l ON l.settlement_id = d.id
                            GROUP BY d.id HAVING d.total <> coalesce(sum(l.total), 0) OR d.tax <> coalesce(sum(l.tax), 0)"""),
            new Invariant("The sums of an online payment are what its institution has done, and stay within each other",
                    """
                            SELECT 'payment ' || p.id || ' of ' || p.amount || ': authorised ' || p.authorised || ', captured ' || p.captured
                                || ', voided ' || p.voided || ', refunded ' || p.refunded
                            FROM payment p LEFT JOIN payment_request r ON r.payment_id = p.id GROUP BY p.id
                            HAVING p.authorised NOT IN (0, p.amount)
                                OR p.captured + p.capturing + p.voided + p.voiding > p.authorised
                                OR p.refunded + p.refunding > p.captured
                                OR p.authorised <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'AUTHORISATION' AND r.state = 'DONE'), 0)
                                OR p.capturing <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'CAPTURE' AND r.state = 'INTENT'), 0)
                                OR p.captured <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'CAPTURE' AND r.state = 'DONE'), 0)
                                OR p.voiding <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'VOID' AND r.state = 'INTENT'), 0)
                                OR p.voided <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'VOID' AND r.state = 'DONE'), 0)
                                OR p.refunding <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'REFUND' AND r.state = 'INTENT'), 0)
                                OR p.refunded <> coalesce(sum(r.amount) FILTER (WHERE r.step = 'REFUND' AND r.state = 'DONE'), 0)"""),
            new Invariant("What is captured and not refunded online is what was booked from and to institutions",
                    """
                            SELECT 'payment ' || p.id || ': captured ' || p.captured || ' and refunded ' || p.refunded || ', booked '
                                || coalesce(sum(CASE WHEN t.debit LIKE 'INSTITUTION:%' THEN t.amount ELSE -t.amount END), 0)
                            FROM payment p LEFT JOIN ledger_transfer t ON t.reference = p.id::text AND t.type IN ('POST', 'POSTED')
                                AND (t.debit LIKE 'INSTITUTION:%' OR t.credit LIKE 'INSTITUTION:%')
                            GROUP BY p.id HAVING p.captured - p.refunded
                                <> coalesce(sum(CASE WHEN t.debit LIKE 'INSTITUTION:%' THEN t.amount ELSE -t.amount END), 0)"""),
            new Invariant("What is being refunded online is held on the account of who paid, and nothing else is",
                    """
                            SELECT 'payment ' || p.id || ': refunding ' || p.refunding || ', held ' || coalesce(sum(h.amount - h.posted - h.voided), 0)
                            FROM payment p LEFT JOIN ledger_hold h ON h.reference = p.id::text
                            GROUP BY p.id HAVING p.refunding <> coalesce(sum(h.amount - h.posted - h.voided), 0)"""));

    private MoneyInvariants() {}
}
