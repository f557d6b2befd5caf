package dev.baton.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports and the rows that wait to be worked off. A row is deleted when its outcome is counted. */
@Repository
class ImportJobs {

    /** How many rows may belong together: they are held in memory and taken in one transaction. */
    static final int MOST_TOGETHER = 1000;
    private static final int BATCH = 500;
    private static final int REFUSALS_SHOWN = 1000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportJobs(JdbcTemplate batches, ObjectMapper json) {
        this.batches = batches;
        this.jdbc = JdbcClient.create(batches);
        this.json = json;
    }

    /** An import that is not done. */
    record Open(ImportId id, String kind, Caller caller) {}

    void open(ImportId id, String kind, Caller caller, Instant now) {
        jdbc.sql(
                """
                        INSERT INTO import_job (id, kind, caller, caller_roles, caller_customer, created_at) VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        kind,
                        caller.name(),
                        caller.roles().stream().map(Role::name).toArray(String[]::new),
                        caller.customerId(),
                        Row.at(now))
                .update();
    }

    /** Stores rows as they are read, a batch at a time. */
    void store(ImportId id, RowReader rows, ImportKind kind) {
        List<Object[]> batch = new ArrayList<>();
        int count = 0;
        int bad = 0;
        for (Optional<ReadRow> next = rows.next(); next.isPresent(); next = rows.next()) {
            count++;
            switch (next.get()) {
                case ReadRow.Good(ImportRow row) -> {
                    try {
                        batch.add(arguments(id, row, kind));
                    } catch (JsonProcessingException unwritable) {
                        bad++;
                        refuse(id, List
                                .of(new Refusal(row.number(), "holds what cannot be kept, such as an endless number")));
                    }
                }
                case ReadRow.Bad(int number, String reason) -> {
                    bad++;
                    refuse(id, List.of(new Refusal(number, reason)));
                }
            }
            if (batch.size() == BATCH) {
                insert(batch);
            }
        }
        insert(batch);
        if (count == 0) {
            throw new InvalidRequestException("", "the file has no rows");
        }
        jdbc.sql("UPDATE import_job SET rows = ?, refused = ? WHERE id = ?").params(count, bad, id.value()).update();
    }

    /** The imports that wait or were left unfinished, oldest first. */
    List<Open> open() {
        return jdbc
                .sql("""
                        SELECT id, kind, caller, caller_roles, caller_customer FROM import_job WHERE status <> 'DONE' ORDER BY created_at, id""")
                .query(Row.as(ImportJobs::readOpen))
                .list();
    }

    /** Takes an import for this transaction's instance; false if another one has it or has done it. */
    boolean take(ImportId id) {
        return jdbc.sql("""
                SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))
                    AND EXISTS (SELECT FROM import_job WHERE id = ? AND status <> 'DONE')""")
                .params(id.toString(), id.value())
                .query(Boolean.class)
                .single();
    }

    /** The rows that belong with the first one that waits, but no more than one beyond the most; empty when all are worked off. */
    List<ImportRow> nextGroup(ImportId id) {
        return jdbc.sql("""
                SELECT number, content FROM import_row WHERE import_id = ? AND group_key =
                    (SELECT group_key FROM import_row WHERE import_id = ? ORDER BY number LIMIT 1)
                ORDER BY number LIMIT ?""")
                .params(id.value(), id.value(), MOST_TOGETHER + 1)
                .query(Row.as(row -> read(row.text("content"))))
                .list();
    }

    void count(ImportId id, List<ImportRow> group, ImportOutcome outcome) {
        String counted = switch (outcome) {
            case ImportOutcome.Accepted accepted -> "accepted";
            case ImportOutcome.Duplicate duplicate -> "duplicate";
            case ImportOutcome.Refused refused -> "refused";
        };
        if (outcome instanceof ImportOutcome.Refused(List<Refusal> refusals)) {
            refuse(id, refusals);
        }
        jdbc.sql("UPDATE import_job SET status = 'RUNNING', " + counted + " = " + counted + " + ? WHERE id = ?")
                .params(group.size(), id.value())
                .update();
        jdbc.sql("DELETE FROM import_row WHERE import_id = ? AND number = ANY (?)")
                .params(id.value(), group.stream().map(ImportRow::number).toArray(Integer[]::new))
                .update();
    }

    /** Refuses all rows that belong with this one. */
    void refuseTogether(ImportId id, ImportRow first, String reason) {
        refuse(id, List.of(new Refusal(first.number(), reason)));
        jdbc.sql(
                """
                        WITH gone AS (
                            DELETE FROM import_row WHERE import_id = :id AND group_key =
                                (SELECT group_key FROM import_row WHERE import_id = :id AND number = :first)
                            RETURNING number
                        )
                        UPDATE import_job SET status = 'RUNNING', refused = refused + (SELECT count(*) FROM gone) WHERE id = :id""")
                .param("id", id.value())
                .param("first", first.number())
                .update();
    }

    void done(ImportId id) {
        jdbc.sql("UPDATE import_job SET status = 'DONE' WHERE id = ?").param(id.value()).update();
    }

    int forgetDone(Instant before) {
        return jdbc.sql("DELETE FROM import_job WHERE status = 'DONE' AND created_at < ?").param(Row.at(before))
                .update();
    }

    /** @param sender the only one whose imports count; null for anyone's */
    Optional<ImportProgress> progress(ImportId id, String kind, @Nullable String sender) {
        List<Refusal> refusals = jdbc
                .sql("SELECT number, reason FROM import_refusal WHERE import_id = ? ORDER BY number LIMIT ?")
                .params(id.value(), REFUSALS_SHOWN)
                .query(Row.as(row -> new Refusal(row.count("number"), row.text("reason"))))
                .list();
        return jdbc.sql("SELECT * FROM import_job WHERE id = ? AND kind = ? AND caller = coalesce(?, caller)")
                .params(id.value(), kind, sender)
                .query(Row.as(row -> progress(row, refusals)))
                .optional();
    }

    private void insert(List<Object[]> batch) {
        batches.batchUpdate("INSERT INTO import_row (import_id, number, group_key, content) VALUES (?, ?, ?, ?::json)",
                batch);
        batch.clear();
    }

    private void refuse(ImportId id, List<Refusal> refusals) {
        batches.batchUpdate(
                "INSERT INTO import_refusal (import_id, number, reason) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                refusals.stream().map(refusal -> new Object[]{id.value(), refusal.row(), refusal.reason()}).toList());
    }

    private Object[] arguments(ImportId id, ImportRow row, ImportKind kind) throws JsonProcessingException {
        return new Object[]{id.value(), row.number(), kind.groupKey(row), json.writeValueAsString(row)};
    }

    private ImportRow read(String content) {
        try {
            return json.readValue(content, ImportRow.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored row cannot be read", unreadable);
        }
    }

    private static Open readOpen(Row row) {
        Set<Role> roles = row.texts("caller_roles").stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Open(
                new ImportId(row.uuid("id")),
                row.text("kind"),
                new Caller(row.text("caller"), roles, row.textOrNull("caller_customer")));
    }

    private static ImportProgress progress(Row row, List<Refusal> refusals) {
        int accepted = row.count("accepted");
        int duplicate = row.count("duplicate");
        int refused = row.count("refused");
        return new ImportProgress(
                new ImportId(row.uuid("id")),
                row.text("kind"),
                row.constant("status", ImportProgress.Status.class),
                row.count("rows"),
                accepted + duplicate + refused,
                accepted,
                duplicate,
                refused,
                refusals,
                row.instant("created_at"));
    }
}
