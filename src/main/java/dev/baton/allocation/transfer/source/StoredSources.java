package dev.baton.allocation.transfer.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where transfers could come from, and why they do or do not. */
@Repository
public class StoredSources {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StoredSources(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The one that was chosen first, then as the rules rank them. */
    public List<TransferSource> of(UUID transfer) {
        return jdbc.sql("""
                SELECT * FROM stock_transfer_source WHERE transfer_id = ?
                ORDER BY outcome <> 'CHOSEN', rank NULLS LAST, location""")
                .param(transfer)
                .query(Row.as(this::source))
                .list();
    }

    /** What was found out about the others before is replaced; what is out stays out. */
    public void replace(UUID transfer, List<TransferSource> sources) {
        jdbc.sql("DELETE FROM stock_transfer_source WHERE transfer_id = ? AND outcome NOT IN ('SHORT', 'WITHDRAWN')")
                .param(transfer)
                .update();
        sources.forEach(source -> jdbc.sql("""
                INSERT INTO stock_transfer_source (transfer_id, location, outcome, rule, reason, rank, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING""")
                .params(transfer, source.location().value(), source.outcome().name(), source.rule(), source.reason(),
                        source.rank(), source.facts() == null ? null : write(source.facts()))
                .update());
    }

    /** The source that was chosen is out, for this reason. */
    public void exclude(UUID transfer, TransferSource.Outcome outcome, String reason) {
        jdbc.sql(
                "UPDATE stock_transfer_source SET outcome = ?, reason = ? WHERE transfer_id = ? AND outcome = 'CHOSEN'")
                .params(outcome.name(), reason, transfer)
                .update();
    }

    private TransferSource source(Row row) {
        Long rank = row.numberOrNull("rank");
        return new TransferSource(new LocationId(row.text("location")),
                row.constant("outcome", TransferSource.Outcome.class), row.textOrNull("rule"), row.text("reason"),
                rank == null ? null : Math.toIntExact(rank), facts(row.textOrNull("facts")));
    }

    private @Nullable SourceFacts facts(@Nullable String stored) {
        try {
            return stored == null ? null : json.readValue(stored, SourceFacts.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("facts of a transfer's source cannot be read", unreadable);
        }
    }

    private String write(SourceFacts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("facts of a transfer's source cannot be written", unwritable);
        }
    }
}
