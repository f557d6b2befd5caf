package dev.baton.sap.reconciliation;

import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredStockRuns {

    private final JdbcClient jdbc;

    StoredStockRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a run is. */
    record Run(UUID id, RunState state, @Nullable Instant readFrom) {}

    /** The run that keeps others from beginning. */
    Optional<UUID> underWay() {
        return jdbc.sql("SELECT id FROM sap_stock_run WHERE state IN ('READING', 'COMPARING')").query(UUID.class)
                .optional();
    }

    Optional<UUID> ofInstance(long processInstanceKey) {
        return jdbc.sql("SELECT id FROM sap_stock_run WHERE process_instance_key = ?").param(processInstanceKey)
                .query(UUID.class)
                .optional();
    }

    /** Gives up a run that began longer ago and has not ended: its process is lost, or of no use any more. */
    void giveUp(Duration patience, Instant now) {
        jdbc.sql("""
                UPDATE sap_stock_run SET state = 'FAILED', finished_at = :now
                WHERE state IN ('READING', 'COMPARING') AND started_at < :before""")
                .param("now", Row.at(now))
                .param("before", Row.at(now.minus(patience)))
                .update();
    }

    /** The runs that have begun before and still wait for a person. */
    List<UUID> undecidedSince(Instant before) {
        return jdbc.sql("SELECT id FROM sap_stock_run WHERE state = 'DECIDING' AND started_at < ? ORDER BY id")
                .param(Row.at(before))
                .query(UUID.class)
                .list();
    }

    /** @throws DuplicateKeyException if another run is under way */
    UUID add(String by, @Nullable Long processInstanceKey, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO sap_stock_run (id, state, requested_by, process_instance_key, started_at)
                VALUES (?, 'READING', ?, ?, ?)""")
                .params(id, by, processInstanceKey, Row.at(now))
                .update();
        return id;
    }

    Run lock(UUID id) {
        return jdbc.sql("SELECT id, state, read_from FROM sap_stock_run WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Row.as(StoredStockRuns::run))
                .single();
    }

    Run get(UUID id) {
        return jdbc.sql("SELECT id, state, read_from FROM sap_stock_run WHERE id = ?").param(id)
                .query(Row.as(StoredStockRuns::run))
                .single();
    }

    private static Run run(Row row) {
        return new Run(row.uuid("id"), row.constant("state", RunState.class), row.instantOrNull("read_from"));
    }

    void keep(UUID run, Instant readFrom, Found found) {
        jdbc.sql("UPDATE sap_stock_run SET state = 'COMPARING', read_from = ?, entries = ? WHERE id = ?")
                .params(Row.at(readFrom), found.entries(), run)
                .update();
        List<StockLineFound> lines = found.lines();
        jdbc.sql(
                """
                        INSERT INTO sap_stock_line (run, location, sku, named, sap_quantity)
                        SELECT :run, * FROM unnest(:locations::text[], :skus::text[], :named::text[]::boolean[], :quantities::text[]::numeric[])""")
                .param("run", run)
                .param("locations", Columns.of(lines, line -> line.key().location()))
                .param("skus", Columns.of(lines, line -> line.key().sku()))
                .param("named", Columns.of(lines, StockLineFound::named))
                .param("quantities", Columns.of(lines, StockLineFound::sapQuantity))
                .update();
        List<Ignored> ignored = found.ignored();
        jdbc.sql(
                """
                        INSERT INTO sap_stock_ignored (run, reason, plant, material, quantity)
                        SELECT :run, * FROM unnest(:reasons::text[], :plants::text[], :materials::text[], :quantities::text[]::numeric[])""")
                .param("run", run)
                .param("reasons", Columns.of(ignored, Ignored::reason))
                .param("plants", Columns.of(ignored, Ignored::plant))
                .param("materials", Columns.of(ignored, Ignored::material))
                .param("quantities", Columns.of(ignored, Ignored::quantity))
                .update();
    }

    void end(UUID run, RunState state, Instant now) {
        jdbc.sql("UPDATE sap_stock_run SET state = ?, finished_at = ? WHERE id = ?")
                .params(state.name(), state == RunState.DONE ? Row.at(now) : null, run)
                .update();
    }
}
