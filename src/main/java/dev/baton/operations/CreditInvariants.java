package dev.baton.operations;

import java.util.List;

/** What customers owe is what their open items say, and every item is what was paid and written off of it. */
final class CreditInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("What is owed on a receivable account is the sum of its open items",
                    """
                            SELECT a.id || ' has ' || a.posted || ', its items are ' || coalesce(item.open, 0) FROM ledger_account a
                            LEFT JOIN (SELECT account_id, sum(amount - paid - written_off) AS open FROM payment_receivable GROUP BY 1) item
                                ON item.account_id = a.id
                            WHERE a.kind = 'RECEIVABLE' AND a.posted <> -coalesce(item.open, 0)"""),
            new Invariant("An open item is paid by its receipts, and never beyond what it is",
                    """
                            SELECT r.invoice || ' of ' || r.amount || ': paid ' || r.paid || ', recovered ' || r.recovered
                            FROM payment_receivable r LEFT JOIN payment_receipt_part p ON p.receivable_id = r.id
                            GROUP BY r.id HAVING r.paid + r.written_off > r.amount OR r.recovered > r.written_off
                                OR r.paid <> coalesce(sum(p.amount) FILTER (WHERE p.purpose = 'PAYMENT'), 0)
                                OR r.recovered <> coalesce(sum(p.amount) FILTER (WHERE p.purpose = 'RECOVERY'), 0)"""),
            new Invariant("A receipt is booked once, for its amount",
                    """
                            SELECT 'receipt ' || r.institution || ' ' || r.reference || ' of ' || r.amount || ': booked ' || booked.amount
                            FROM payment_receipt r CROSS JOIN LATERAL (
                                SELECT coalesce(sum(t.amount), 0) AS amount FROM ledger_transfer t
                                WHERE t.key >= 'receipt:' || r.id || ':' AND t.key < 'receipt:' || r.id || ';') booked
                            WHERE booked.amount <> r.amount"""));

    private CreditInvariants() {}
}
