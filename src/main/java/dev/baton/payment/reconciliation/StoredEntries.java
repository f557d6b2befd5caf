package dev.baton.payment.reconciliation;

import dev.baton.payment.reconciliation.file.BankEntry;
import dev.baton.payment.reconciliation.file.Direction;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries while they are matched and decided. Whoever decides one has locked it before. */
@Repository
class StoredEntries {

    private static final String SELECT = "SELECT * FROM payment_bank_entry ";

    private final JdbcClient jdbc;

    StoredEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next entries of a statement that are to be matched: first all by reference, then those that name nothing. */
    List<UUID> toMatch(UUID statementId, int most) {
        return jdbc.sql("""
                SELECT id FROM payment_bank_entry WHERE statement_id = ? AND state IN ('NEW', 'UNNAMED')
                ORDER BY state, position LIMIT ?""")
                .params(statementId, most)
                .query(UUID.class)
                .list();
    }

    boolean anyToMatch(UUID statementId) {
        return !toMatch(statementId, 1).isEmpty();
    }

    /** Undecided entries, those first that were not looked at for longest. */
    List<UUID> undecided(Instant lookedAtBefore, int most) {
        return jdbc.sql("""
                SELECT id FROM payment_bank_entry
                WHERE state IN ('OPEN', 'PROPOSED', 'DIFFERING') AND looked_at < ?
                ORDER BY looked_at LIMIT ?""")
                .params(Row.at(lookedAtBefore), most)
                .query(UUID.class)
                .list();
    }

    Optional<Entry> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?").param(id).query(Row.as(StoredEntries::entry)).optional();
    }

    /** Locks an entry until the transaction ends. */
    Optional<Entry> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ? FOR NO KEY UPDATE").param(id).query(Row.as(StoredEntries::entry))
                .optional();
    }

    /** What the undecided entries that name all of this come to together, and how many they are, this one included. */
    Together together(Entry entry, List<String> references) {
        String currency = entry.amount().currency();
        return jdbc.sql("""
                SELECT count(*) AS entries, coalesce(sum(amount), 0)::bigint AS amount FROM payment_bank_entry
                WHERE decided_at IS NULL AND words @> ?::text[] AND direction = ? AND currency = ?""")
                .params(references.toArray(String[]::new), entry.booked().direction().name(), currency)
                .query(Row.as(row -> new Together(row.count("entries"), row.money("amount", currency))))
                .single();
    }

    record Together(int entries, Money amount) {}

    void unnamed(UUID id) {
        jdbc.sql("UPDATE payment_bank_entry SET state = 'UNNAMED' WHERE id = ? AND state = 'NEW'").param(id).update();
    }

    void judge(UUID id, EntryState state, Ruling ruling, Money difference, Instant now) {
        jdbc.sql(
                """
                        UPDATE payment_bank_entry SET state = ?, rule = ?, reason = ?, difference = ?, remainder = ?, looked_at = ?
                        WHERE id = ?""")
                .params(state.name(), ruling.rule(), ruling.reason(), difference.minor(), ruling.remainder().name(),
                        Row.at(now), id)
                .update();
    }

    void looked(UUID id, Instant now) {
        jdbc.sql("UPDATE payment_bank_entry SET looked_at = ? WHERE id = ?").params(Row.at(now), id).update();
    }

    void decide(UUID id, EntryState state, @Nullable String assignedTo, String by, String note, Instant now) {
        jdbc.sql("""
                UPDATE payment_bank_entry SET state = ?, assigned_to = ?, decided_by = ?, note = ?, decided_at = ?
                WHERE id = ?""")
                .params(Arrays.asList(state.name(), assignedTo, by, note, Row.at(now), id))
                .update();
    }

    /** Counts a reminder; false if it was counted before, or the entry is decided. */
    boolean remind(UUID id, String occasion) {
        boolean first = jdbc.sql("""
                INSERT INTO payment_bank_entry_reminder (entry_id, occasion)
                SELECT id, ? FROM payment_bank_entry WHERE id = ? AND decided_at IS NULL
                ON CONFLICT DO NOTHING""")
                .params(occasion, id)
                .update() == 1;
        if (first) {
            jdbc.sql("UPDATE payment_bank_entry SET reminders = reminders + 1 WHERE id = ?").param(id).update();
        }
        return first;
    }

    Remainder remainder(UUID id) {
        return jdbc.sql("SELECT coalesce(remainder, 'EXPECTED') FROM payment_bank_entry WHERE id = ?").param(id)
                .query(Remainder.class)
                .single();
    }

    /** The account that a person has named; null for an entry that was decided in another way. */
    @Nullable
    String assignedTo(UUID id) {
        return jdbc.sql("SELECT assigned_to FROM payment_bank_entry WHERE id = ?").param(id).query(String.class)
                .optional().orElse(null);
    }

    static Entry entry(Row row) {
        String currency = row.text("currency");
        BankEntry booked = new BankEntry(row.date("booking_date"),
                row.dateOrNull("value_date"), row.money("amount", currency),
                row.constant("direction", Direction.class), row.money("charges", currency), row.text("reference"),
                row.text("end_to_end_id"), row.text("counterparty"), row.text("remittance"));
        return new Entry(row.uuid("id"), row.uuid("statement_id"), booked, row.texts("words"),
                row.constant("state", EntryState.class));
    }
}
