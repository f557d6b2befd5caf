package dev.baton.sap.reconciliation;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredStockLines {

    private final JdbcClient jdbc;

    StoredStockLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a line that no rule was asked about. */
    record Plain(StockKey key, Quantity booked, Outcome outcome) {}

    /** The next lines of a run that are not compared. */
    List<ReconciledLine> toCompare(UUID run, int limit) {
        return jdbc.sql("""
                SELECT * FROM sap_stock_line WHERE run = ? AND outcome IS NULL ORDER BY location, sku LIMIT ?""")
                .params(run, limit)
                .query(Row.as(StoredStockLines::line))
                .list();
    }

    List<ReconciledLine> undecided(UUID run) {
        return jdbc.sql("""
                SELECT * FROM sap_stock_line WHERE run = ? AND outcome = 'ABOVE_LIMIT' ORDER BY location, sku""")
                .param(run)
                .query(Row.as(StoredStockLines::line))
                .list();
    }

    /** Whether a difference of the product waits for a person in any run. */
    boolean isUndecided(StockKey key) {
        return jdbc
                .sql("""
                        SELECT EXISTS (SELECT FROM sap_stock_line WHERE location = ? AND sku = ? AND outcome = 'ABOVE_LIMIT')""")
                .params(key.location().value(), key.sku().value())
                .query(Boolean.class)
                .single();
    }

    /** When the last run began to read that found our books equal to SAP's, or made them so; the beginning of time if none did. */
    Instant lastBalanced(StockKey key) {
        return jdbc
                .sql("""
                        SELECT coalesce(max(read_from), to_timestamp(0)) AS balanced FROM sap_stock_line JOIN sap_stock_run ON id = run
                        WHERE location = ? AND sku = ? AND outcome IN ('EQUAL', 'ADJUSTED')""")
                .params(key.location().value(), key.sku().value())
                .query(Row.as(row -> row.instant("balanced")))
                .single();
    }

    /** Locks a line that has this outcome, or none yet where that is null; empty if it has another. */
    Optional<ReconciledLine> lock(UUID run, StockKey key, @Nullable Outcome outcome) {
        return jdbc
                .sql("""
                        SELECT * FROM sap_stock_line WHERE run = ? AND location = ? AND sku = ? AND outcome IS NOT DISTINCT FROM ?
                        FOR UPDATE""")
                .params(run, key.location().value(), key.sku().value(), outcome == null ? null : outcome.name())
                .query(Row.as(StoredStockLines::line))
                .optional();
    }

    void compared(UUID run, List<Plain> lines) {
        jdbc.sql(
                """
                        UPDATE sap_stock_line line SET booked = found.booked, outcome = found.outcome
                        FROM unnest(:locations::text[], :skus::text[], :booked::text[]::numeric[], :outcomes::text[])
                            found (location, sku, booked, outcome)
                        WHERE run = :run AND (line.location, line.sku) = (found.location, found.sku) AND line.outcome IS NULL""")
                .param("run", run)
                .param("locations", Columns.of(lines, line -> line.key().location()))
                .param("skus", Columns.of(lines, line -> line.key().sku()))
                .param("booked", Columns.of(lines, Plain::booked))
                .param("outcomes", Columns.of(lines, Plain::outcome))
                .update();
    }

    void ruled(UUID run, Plain line, Ruling ruling, String reason) {
        jdbc.sql("""
                UPDATE sap_stock_line SET booked = ?, outcome = ?, rule = ?, reason = ?
                WHERE run = ? AND location = ? AND sku = ? AND outcome IS NULL""")
                .params(line.booked().value(), line.outcome().name(), ruling.rule(), reason, run,
                        line.key().location().value(), line.key().sku().value())
                .update();
    }

    void decided(UUID run, StockKey key, Outcome outcome, String reason, @Nullable String by) {
        jdbc.sql("""
                UPDATE sap_stock_line SET outcome = ?, reason = ?, decided_by = ?
                WHERE run = ? AND location = ? AND sku = ? AND outcome = 'ABOVE_LIMIT'""")
                .params(outcome.name(), reason, by, run, key.location().value(), key.sku().value())
                .update();
    }

    static StockKey key(ReconciledLine line) {
        return new StockKey(line.location(), line.sku());
    }

    static ReconciledLine line(Row row) {
        String outcome = row.textOrNull("outcome");
        return new ReconciledLine(new LocationId(row.text("location")), new Sku(row.text("sku")), row.flag("named"),
                row.quantity("sap_quantity"), quantityOrNull(row), outcome == null ? null : Outcome.valueOf(outcome),
                row.textOrNull("rule"), row.textOrNull("reason"), row.textOrNull("decided_by"));
    }

    private static @Nullable Quantity quantityOrNull(Row row) {
        var booked = row.decimalOrNull("booked");
        return booked == null ? null : new Quantity(booked);
    }
}
