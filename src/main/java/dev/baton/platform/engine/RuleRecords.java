package dev.baton.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what tables answered that are asked in their latest version, outside of a process: no process tells later which version that was.
 * Records are only ever added.
 */
@Repository
public class RuleRecords {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    RuleRecords(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps an answer, in the transaction that acts on it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String subject, Decided decided) {
        jdbc.sql("""
                INSERT INTO rule_record (subject, decision, version, inputs, results, at)
                VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?)""")
                .params(subject, decided.decisionId(), decided.version(), write(decided.inputs()),
                        write(decided.rows()), Row.at(clock.instant()))
                .update();
    }

    /** What was answered about something, oldest first. */
    @Transactional(readOnly = true)
    public Page<RuleRecord> of(String subject, Limit limit, @Nullable String cursor) {
        long after = Cursor.read(cursor, 1, id -> Long.valueOf(id.getFirst())).orElse(0L);
        List<RuleRecord> found = jdbc.sql("SELECT * FROM rule_record WHERE subject = ? AND id > ? ORDER BY id LIMIT ?")
                .params(subject, after, limit.andOneMore())
                .query(Row.as(this::read))
                .list();
        return Page.of(found, limit, kept -> List.of(Long.toString(kept.id())));
    }

    private RuleRecord read(Row row) {
        return new RuleRecord(row.number("id"), row.text("subject"), row.text("decision"), row.count("version"),
                read(row.text("inputs")), read(row.text("results")), row.instant("at"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("an answer that cannot be written as JSON", unwritable);
        }
    }

    private JsonNode read(String value) {
        try {
            return json.readTree(value);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("an answer that is no JSON", unreadable);
        }
    }
}
