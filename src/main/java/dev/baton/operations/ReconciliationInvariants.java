package dev.baton.operations;

import java.util.List;

/** What the bank says is taken once, and booked once for what it is. */
final class ReconciliationInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "A bank entry that is explained has moved our bank account once, by its amount; another one not at all",
                    """
                            SELECT 'bank entry ' || e.id || ', ' || e.state || ', of ' || e.amount || ': moved ' || moved.amount
                            FROM payment_bank_entry e CROSS JOIN LATERAL (
                                SELECT coalesce((SELECT sum(m.elsewhere) FROM payment_bank_match m WHERE m.entry_id = e.id), 0)
                                    + coalesce((SELECT sum(CASE WHEN t.debit = 'BANK:' || e.currency THEN t.amount ELSE -t.amount END)
                                        FROM ledger_transfer t WHERE t.reference = e.id::text AND t.key LIKE 'bank-entry:%'
                                            AND 'BANK:' || e.currency IN (t.debit, t.credit)), 0) AS amount) moved
                            WHERE moved.amount <> CASE
                                WHEN e.state NOT IN ('MATCHED', 'ASSIGNED', 'UNALLOCATED') THEN 0
                                WHEN e.direction = 'CRDT' THEN e.amount ELSE -e.amount END"""),
            new Invariant("Bank entries confirm no more of a voucher than it is", """
                    SELECT 'voucher ' || t.reference || ' of ' || t.amount || ': confirmed ' || sum(m.settled)
                    FROM payment_bank_match m JOIN payment_top_up t ON m.kind = 'VOUCHER' AND m.subject = t.id::text
                    GROUP BY t.id HAVING sum(m.settled) > t.amount"""),
            new Invariant("A bank statement has the entries that it came with",
                    """
                            SELECT 'bank statement ' || s.number || ' of ' || s.entries || ' entries has ' || count(e.id)
                            FROM payment_bank_statement s LEFT JOIN payment_bank_entry e ON e.statement_id = s.id
                            GROUP BY s.id HAVING s.entries <> count(e.id)"""));

    private ReconciliationInvariants() {}
}
