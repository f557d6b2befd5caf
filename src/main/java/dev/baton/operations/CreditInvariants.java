package dev.baton.operations;

import java.util.List;

/** What customers owe is what their open items say, and every item is what was paid and written off of it. */
final class CreditInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("What is owed on a receivable account is the sum of its open items",
                    """
                            SELECT a.id || ' has ' || a.posted || ', its items are ' || coalesce(item.open, 0) FROM ledger_account a
                            LEFT JOIN (SELECT account_id, sum(amount - paid - written_off - credited) AS open FROM payment_receivable GROUP BY 1) item
                                ON item.account_id = a.id
                            WHERE a.kind = 'RECEIVABLE' AND a.posted <> -coalesce(item.open, 0)"""),
            new Invariant("An open item is paid by its receipts, and never beyond what it is",
                    """
                            SELECT r.invoice || ' of ' || r.amount || ': paid ' || r.paid || ', recovered ' || r.recovered
                            FROM payment_receivable r LEFT JOIN payment_receipt_part p ON p.receivable_id = r.id
                            GROUP BY r.id HAVING r.paid + r.written_off + r.credited > r.amount OR r.recovered + r.redeemed > r.written_off
                                OR r.paid <> coalesce(sum(p.amount) FILTER (WHERE p.purpose = 'PAYMENT'), 0)
                                OR r.recovered <> coalesce(sum(p.amount) FILTER (WHERE p.purpose = 'RECOVERY'), 0)"""),
            new Invariant("What is written off of an open item was approved and booked, once",
                    """
                            SELECT r.invoice || ' of ' || r.amount || ': written off ' || r.written_off || ', approved ' || coalesce(w.posted, 0)
                                || ', booked ' || coalesce(w.booked, 0)
                            FROM payment_receivable r LEFT JOIN (
                                SELECT w.receivable_id, sum(w.posted) AS posted, sum(t.amount) AS booked FROM payment_write_off w
                                LEFT JOIN ledger_transfer t ON t.key = 'write-off:' || w.id GROUP BY 1) w ON w.receivable_id = r.id
                            WHERE r.written_off <> coalesce(w.posted, 0) OR r.written_off <> coalesce(w.booked, 0)"""),
            new Invariant("A promise to pay at delivery is kept by one slip, booked for what was promised",
                    """
                            SELECT 'promise of order ' || p.order_id || ' over ' || p.amount || ': paid ' || coalesce(s.amount, 0) || ', booked '
                                || coalesce(t.amount, 0)
                            FROM payment_promise p LEFT JOIN payment_pos_slip s ON s.order_id = p.order_id
                            LEFT JOIN ledger_transfer t ON t.key = 'pos-slip:' || s.id
                            WHERE (p.kept_at IS NOT NULL) <> (s.id IS NOT NULL)
                               OR s.id IS NOT NULL AND (s.amount <> p.amount OR t.amount IS DISTINCT FROM s.amount)"""),
            new Invariant("A voucher that is not rejected, a receipt or a card slip has its proof to itself",
                    """
                            SELECT coalesce(entered.what, 'proof ' || p.institution || ' ' || p.reference || ' of nothing') FROM (
                                SELECT 'TOP_UP' AS kind, id, 'voucher ' || institution || ' ' || reference AS what FROM payment_top_up
                                WHERE status <> 'REJECTED'
                                UNION ALL SELECT 'RECEIPT', id, 'receipt ' || institution || ' ' || reference FROM payment_receipt
                                UNION ALL SELECT 'POS_SLIP', id, 'slip ' || institution || ' ' || reference FROM payment_pos_slip) entered
                            FULL JOIN payment_proof p ON p.kind = entered.kind AND p.subject = entered.id
                            WHERE p.subject IS NULL OR entered.id IS NULL"""),
            new Invariant("A receipt is booked once, for its amount",
                    """
                            SELECT 'receipt ' || r.institution || ' ' || r.reference || ' of ' || r.amount || ': booked ' || booked.amount
                            FROM payment_receipt r CROSS JOIN LATERAL (
                                SELECT coalesce(sum(t.amount), 0) AS amount FROM ledger_transfer t
                                WHERE t.key >= 'receipt:' || r.id || ':' AND t.key < 'receipt:' || r.id || ';') booked
                            WHERE booked.amount <> r.amount"""));

    private CreditInvariants() {}
}
