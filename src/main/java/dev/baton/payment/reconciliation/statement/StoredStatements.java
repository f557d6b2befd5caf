package dev.baton.payment.reconciliation.statement;

import dev.baton.payment.reconciliation.file.StatementHead;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements, and how far their entries are. */
@Repository
class StoredStatements {

    private static final String PROGRESS = """
            SELECT s.id, s.account, s.number, s.entries, s.elsewhere, s.imported_by, s.imported_at,
                count(e.id) FILTER (WHERE e.state IN ('NEW', 'UNNAMED')) AS waiting,
                count(e.id) FILTER (WHERE e.state IN ('MATCHED', 'ASSIGNED', 'NOT_OURS')) AS matched,
                count(e.id) FILTER (WHERE e.state = 'PROPOSED') AS proposed,
                count(e.id) FILTER (WHERE e.state IN ('OPEN', 'UNALLOCATED')) AS open,
                count(e.id) FILTER (WHERE e.state = 'DIFFERING') AS differing
            FROM payment_bank_statement s LEFT JOIN payment_bank_entry e ON e.statement_id = s.id
            """;

    private final JdbcClient jdbc;

    StoredStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a statement; waits for one that adds the same. False if it is there. */
    boolean add(UUID id, StatementHead head, String by, Instant now) {
        return jdbc
                .sql("""
                        INSERT INTO payment_bank_statement (id, account, number, imported_by, imported_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT ON CONSTRAINT payment_bank_statement_once DO NOTHING""")
                .params(id, head.account(), head.number(), by, Row.at(now))
                .update() == 1;
    }

    /** @param fingerprint of its entries; null while they are being stored */
    record Known(UUID id, @Nullable String fingerprint) {}

    Known get(StatementHead head) {
        return jdbc.sql("SELECT id, fingerprint FROM payment_bank_statement WHERE account = ? AND number = ?")
                .params(head.account(), head.number())
                .query(Row.as(row -> new Known(row.uuid("id"), row.textOrNull("fingerprint"))))
                .single();
    }

    void complete(UUID id, int entries, int elsewhere, String fingerprint) {
        jdbc.sql("UPDATE payment_bank_statement SET entries = ?, elsewhere = ?, fingerprint = ? WHERE id = ?")
                .params(entries, elsewhere, fingerprint, id)
                .update();
    }

    Optional<StatementProgress> progress(UUID id) {
        return jdbc.sql(PROGRESS + "WHERE s.id = ? GROUP BY s.id").param(id)
                .query(Row.as(StoredStatements::progress))
                .optional();
    }

    Page<StatementProgress> list(@Nullable String account, Limit limit, @Nullable String cursor) {
        UUID before = Cursor.readNewestFirst(cursor);
        List<StatementProgress> found = jdbc.sql(PROGRESS + """
                WHERE s.id < :before AND (:account::text IS NULL OR s.account = :account)
                GROUP BY s.id ORDER BY s.id DESC LIMIT :limit""")
                .param("before", before)
                .param("account", account)
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredStatements::progress))
                .list();
        return Page.of(found, limit, statement -> List.of(statement.id().toString()));
    }

    private static StatementProgress progress(Row row) {
        return new StatementProgress(row.uuid("id"), row.text("account"), row.text("number"),
                row.count("waiting") == 0 ? StatementProgress.Status.DONE : StatementProgress.Status.MATCHING,
                row.count("entries"), row.count("waiting"), row.count("matched"), row.count("proposed"),
                row.count("open"), row.count("differing"), row.count("elsewhere"), row.text("imported_by"),
                row.instant("imported_at"));
    }
}
