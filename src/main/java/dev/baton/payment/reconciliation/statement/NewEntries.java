package dev.baton.payment.reconciliation.statement;

import dev.baton.payment.reconciliation.file.BankEntry;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Puts the entries of statements where matching finds them. */
@Repository
class NewEntries {

    private final JdbcTemplate jdbc;

    NewEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry on its way into the table. */
    record Addition(UUID id, UUID statementId, int position, String account, String identity, BankEntry entry) {}

    /** @return how many were not there before */
    int add(List<Addition> additions) {
        int[] counts = jdbc.batchUpdate("""
                INSERT INTO payment_bank_entry (id, statement_id, position, account, identity, direction, booking_date,
                    value_date, amount, charges, currency, reference, end_to_end_id, counterparty, remittance, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT payment_bank_entry_once DO NOTHING""",
                additions.stream().map(NewEntries::arguments).toList());
        return (int) Arrays.stream(counts).filter(count -> count != 0).count();
    }

    private static @Nullable Object[] arguments(Addition added) {
        BankEntry entry = added.entry();
        Date valued = entry.valueDate() == null ? null : Date.valueOf(entry.valueDate());
        return new @Nullable Object[]{added.id(), added.statementId(), added.position(), added.account(),
                added.identity(), entry.direction().name(), Date.valueOf(entry.bookingDate()), valued,
                entry.amount().minor(), entry.charges().minor(), entry.amount().currency(), entry.bankReference(),
                entry.endToEndId(), entry.counterparty(), entry.remittance(),
                References.in(entry).toArray(String[]::new)};
    }
}
