package dev.baton.payment.reconciliation;

import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What entries are for, proposed or settled. */
@Repository
class Matches {

    private final JdbcClient jdbc;

    Matches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param open what was expected of it when it was proposed */
    record Proposed(String kind, String subject, Money open) {}

    /** Nobody else settles any of this until the transaction ends. Always in the same order: two entries cannot deadlock. */
    void lock(List<Expected> subjects) {
        subjects.stream().map(Expected::key).sorted().forEach(this::lock);
    }

    private void lock(String key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('bank-match:' || ?, 0))")
                .param(key)
                .query((row, number) -> true)
                .single();
    }

    void propose(UUID entry, List<Expected> all) {
        withdraw(entry);
        all.forEach(expected -> jdbc.sql("""
                INSERT INTO payment_bank_match (entry_id, kind, subject, what, amount) VALUES (?, ?, ?, ?, ?)""")
                .params(entry, expected.kind(), expected.subject(), expected.what(), expected.open().minor())
                .update());
    }

    /** Forgets what was only proposed. */
    void withdraw(UUID entry) {
        jdbc.sql("DELETE FROM payment_bank_match WHERE entry_id = ? AND settled IS NULL").param(entry).update();
    }

    void settle(UUID entry, Expected expected, Expectations.Settled settled) {
        jdbc.sql("""
                INSERT INTO payment_bank_match (entry_id, kind, subject, what, amount, settled, elsewhere)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(entry, expected.kind(), expected.subject(), expected.what(), expected.open().minor(),
                        settled.amount().minor(), settled.elsewhere().minor())
                .update();
    }

    List<Proposed> proposed(Entry entry) {
        String currency = entry.amount().currency();
        return jdbc.sql("""
                SELECT kind, subject, amount FROM payment_bank_match WHERE entry_id = ? AND settled IS NULL
                ORDER BY kind, subject""")
                .param(entry.id())
                .query(Row.as(row -> new Proposed(row.text("kind"), row.text("subject"),
                        row.money("amount", currency))))
                .list();
    }

    /** Whether exactly this is proposed. */
    boolean proposes(Entry entry, List<Expected> all) {
        List<Proposed> asked = all.stream()
                .map(one -> new Proposed(one.kind(), one.subject(), one.open()))
                .toList();
        List<Proposed> proposed = proposed(entry);
        return proposed.size() == asked.size() && proposed.containsAll(asked);
    }

    /** In words, for finance. */
    List<String> inWords(UUID entry) {
        return jdbc.sql("SELECT what FROM payment_bank_match WHERE entry_id = ? ORDER BY kind, subject").param(entry)
                .query(String.class)
                .list();
    }
}
