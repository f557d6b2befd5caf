package dev.baton.ledger;

import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The transfers. Balances and holds follow by trigger; whoever adds a transfer has locked its accounts before. */
@Repository
class Transfers {

    private static final String HOLD = """
            SELECT t.key, t.debit, t.credit, t.currency, h.amount, h.posted, h.voided, h.reference
            FROM ledger_hold h JOIN ledger_transfer t ON t.id = h.transfer_id
            """;

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isBooked(String key) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger_transfer WHERE key = ?)").param(key).query(Boolean.class)
                .single();
    }

    /** @throws IllegalStateException if the key was used for something else */
    boolean isBooked(Transfer asked) {
        boolean booked = isBooked(asked.key());
        if (booked) {
            requireSame(asked);
        }
        return booked;
    }

    /**
     * Locks the account, looks whether it has enough, and sets it aside, in one statement.
     *
     * @return false if the account is short, or the key is used
     */
    boolean hold(Transfer transfer, Instant now) {
        return jdbc.sql("""
                WITH account AS (
                    SELECT id, posted - pending + credit_limit AS available FROM ledger_account
                    WHERE id = :debit AND owner IS NOT NULL AND status = 'OPEN' FOR NO KEY UPDATE
                )
                INSERT INTO ledger_transfer (key, type, debit, credit, currency, amount, memo, reference, at)
                SELECT :key, 'PENDING', id, :credit, :currency, :amount, :memo, :reference, :now
                FROM account WHERE available >= :amount
                ON CONFLICT (key) DO NOTHING""")
                .param("key", transfer.key())
                .param("debit", transfer.debit().value())
                .param("credit", transfer.credit().value())
                .param("currency", transfer.amount().currency())
                .param("amount", transfer.amount().minor())
                .param("memo", transfer.memo())
                .param("reference", transfer.reference())
                .param("now", Row.at(now))
                .update() == 1;
    }

    /**
     * Whether this is set aside under a key and the keys of its further parts.
     *
     * @throws IllegalStateException if the key was used for something else
     */
    boolean isHeld(String key, Money amount, String reference) {
        long held = jdbc.sql("""
                SELECT coalesce(sum(amount), 0)::bigint FROM ledger_transfer
                WHERE reference = :reference AND type = 'PENDING' AND (key = :key OR starts_with(key, :key || ':'))""")
                .param("key", key)
                .param("reference", reference)
                .query(Long.class)
                .single();
        if (held != 0 && held != amount.minor() || held == 0 && isBooked(key)) {
            throw usedOtherwise(key);
        }
        return held != 0;
    }

    private static IllegalStateException usedOtherwise(String key) {
        return new IllegalStateException("the key " + key + " was used for another transfer");
    }

    void posted(List<Transfer> transfers, Instant now) {
        add("POSTED", null, transfers, now);
    }

    void post(Transfer part, String holdKey, List<Transfer> linked, Instant now) {
        add("POST", holdKey, Stream.concat(Stream.of(part), linked.stream()).toList(), now);
    }

    /** Adds transfers in one statement: the first of this type, and those that are linked to it at once. */
    private void add(String type, @Nullable String holdKey, List<Transfer> all, Instant now) {
        int added;
        try {
            added = jdbc
                    .sql("""
                            INSERT INTO ledger_transfer (key, type, hold_id, debit, credit, currency, amount, memo, reference, at)
                            SELECT key, CASE number WHEN 1 THEN :type ELSE 'POSTED' END,
                                CASE number WHEN 1 THEN (SELECT id FROM ledger_transfer WHERE key = :hold) END,
                                debit, credit, currency, amount, memo, reference, :now
                            FROM unnest(:keys::text[], :debits::text[], :credits::text[], :currencies::text[],
                                    :amounts::text[]::bigint[], :memos::text[], :references::text[]) WITH ORDINALITY
                                AS added (key, debit, credit, currency, amount, memo, reference, number)
                            ORDER BY number
                            ON CONFLICT (key) DO NOTHING""")
                    .param("type", type)
                    .param("hold", holdKey)
                    .param("now", Row.at(now))
                    .param("keys", Columns.of(all, Transfer::key))
                    .param("debits", Columns.of(all, transfer -> transfer.debit().value()))
                    .param("credits", Columns.of(all, transfer -> transfer.credit().value()))
                    .param("currencies", Columns.of(all, transfer -> transfer.amount().currency()))
                    .param("amounts", Columns.of(all, transfer -> transfer.amount().minor()))
                    .param("memos", Columns.of(all, Transfer::memo))
                    .param("references", Columns.of(all, Transfer::reference))
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw LedgerRefusals.explain(refused);
        }
        if (added < all.size()) {
            all.forEach(this::requireSame);
        }
    }

    private void requireSame(Transfer asked) {
        boolean same = jdbc.sql("""
                SELECT EXISTS (SELECT FROM ledger_transfer WHERE key = ? AND debit = ? AND credit = ? AND currency = ?
                    AND amount = ? AND reference = ?)""")
                .params(asked.key(), asked.debit().value(), asked.credit().value(), asked.amount().currency(),
                        asked.amount().minor(), asked.reference())
                .query(Boolean.class)
                .single();
        if (!same) {
            throw usedOtherwise(asked.key());
        }
    }

    Optional<Money> voidRest(String holdKey, Instant now) {
        return jdbc.sql("""
                INSERT INTO ledger_transfer (key, type, hold_id, debit, credit, currency, amount, memo, reference, at)
                SELECT t.key || ':void', 'VOID', t.id, t.debit, t.credit, t.currency, h.amount - h.posted - h.voided,
                    'hold given back', t.reference, :now
                FROM ledger_transfer t JOIN ledger_hold h ON h.transfer_id = t.id
                WHERE t.key = :key AND h.posted + h.voided < h.amount
                RETURNING amount, currency""")
                .param("key", holdKey)
                .param("now", Row.at(now))
                .query(Row.as(row -> row.money("amount", row.text("currency"))))
                .optional();
    }

    void voidPart(String key, String holdKey, Money amount, Instant now) {
        jdbc.sql(
                """
                        INSERT INTO ledger_transfer (key, type, hold_id, debit, credit, currency, amount, memo, reference, at)
                        SELECT :part, 'VOID', id, debit, credit, currency, :amount, 'a part of the hold given back', reference, :now
                        FROM ledger_transfer WHERE key = :key""")
                .param("part", key)
                .param("amount", amount.minor())
                .param("now", Row.at(now))
                .param("key", holdKey)
                .update();
    }

    Optional<Hold> hold(String key) {
        return jdbc.sql(HOLD + "WHERE t.key = ?").param(key).query(Row.as(Transfers::toHold)).optional();
    }

    List<Hold> holds(String reference) {
        return jdbc.sql(HOLD + "WHERE h.reference = ? ORDER BY h.transfer_id")
                .param(reference)
                .query(Row.as(Transfers::toHold))
                .list();
    }

    List<Hold> openHolds(String reference) {
        return jdbc.sql(HOLD + "WHERE h.reference = ? AND h.posted + h.voided < h.amount ORDER BY h.transfer_id")
                .param(reference)
                .query(Row.as(Transfers::toHold))
                .list();
    }

    private static Hold toHold(Row row) {
        String currency = row.text("currency");
        return new Hold(
                row.text("key"),
                new AccountId(row.text("debit")),
                new AccountId(row.text("credit")),
                row.money("amount", currency),
                row.money("posted", currency),
                row.money("voided", currency),
                row.text("reference"));
    }
}
