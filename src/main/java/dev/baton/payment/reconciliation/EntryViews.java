package dev.baton.payment.reconciliation;

import dev.baton.payment.reconciliation.file.Direction;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Entries to be read. */
@Repository
@Transactional(readOnly = true)
public class EntryViews {

    private final JdbcClient jdbc;

    EntryViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException if there is no such entry */
    public EntryView get(UUID id) {
        Map<UUID, List<EntryView.Match>> matches = matches(List.of(id));
        return jdbc.sql("SELECT * FROM payment_bank_entry WHERE id = ?")
                .param(id)
                .query(Row.as(row -> view(row, matches)))
                .optional()
                .orElseThrow(() -> new NotFoundException("bank entry " + id));
    }

    /**
     * Entries in the order in which they were stored.
     *
     * @param statementId of the only statement; null for all
     * @param state the only one; null for all
     */
    public Page<EntryView> list(
            @Nullable UUID statementId,
            @Nullable EntryState state,
            Limit limit,
            @Nullable String cursor) {
        UUID after = Cursor.read(cursor, 1, id -> UUID.fromString(id.getFirst())).orElse(new UUID(0, 0));
        List<UUID> ids = jdbc.sql("""
                SELECT id FROM payment_bank_entry
                WHERE id > :after AND (:statement::uuid IS NULL OR statement_id = :statement)
                    AND (:state::text IS NULL OR state = :state)
                ORDER BY id LIMIT :limit""")
                .param("after", after)
                .param("statement", statementId)
                .param("state", state == null ? null : state.name())
                .param("limit", limit.andOneMore())
                .query(UUID.class)
                .list();
        Map<UUID, List<EntryView.Match>> matches = matches(ids);
        List<EntryView> found = jdbc.sql("SELECT * FROM payment_bank_entry WHERE id = ANY (?) ORDER BY id")
                .param(ids.toArray(UUID[]::new))
                .query(Row.as(row -> view(row, matches)))
                .list();
        return Page.of(found, limit, entry -> List.of(entry.id().toString()));
    }

    private Map<UUID, List<EntryView.Match>> matches(List<UUID> entries) {
        record Found(UUID entry, EntryView.Match match) {}
        return jdbc.sql("""
                SELECT m.*, e.currency FROM payment_bank_match m JOIN payment_bank_entry e ON e.id = m.entry_id
                WHERE m.entry_id = ANY (?) ORDER BY m.kind, m.subject""")
                .param(entries.toArray(UUID[]::new))
                .query(Row.as(row -> new Found(row.uuid("entry_id"), new EntryView.Match(row.text("kind"),
                        row.text("subject"), row.text("what"), row.money("amount", row.text("currency")),
                        row.moneyOrNull("settled", row.text("currency"))))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::entry,
                        Collectors.mapping(Found::match, Collectors.toList())));
    }

    private static EntryView view(Row row, Map<UUID, List<EntryView.Match>> matches) {
        String currency = row.text("currency");
        UUID id = row.uuid("id");
        return new EntryView(id, row.uuid("statement_id"), row.text("account"),
                row.date("booking_date"), row.dateOrNull("value_date"),
                row.money("amount", currency), row.money("charges", currency), currency,
                row.constant("direction", Direction.class), row.text("reference"), row.text("end_to_end_id"),
                row.text("counterparty"), row.text("remittance"), row.constant("state", EntryState.class),
                row.moneyOrNull("difference", currency), row.textOrNull("rule"), row.textOrNull("reason"),
                row.count("reminders"), matches.getOrDefault(id, List.of()), row.textOrNull("assigned_to"),
                row.textOrNull("decided_by"), row.instantOrNull("decided_at"), row.textOrNull("note"));
    }
}
