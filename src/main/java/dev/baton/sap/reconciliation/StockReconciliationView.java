package dev.baton.sap.reconciliation;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Runs and their reports, as people look at them. */
@Repository
@Transactional(readOnly = true)
public class StockReconciliationView {

    private record Count(String of, int number) {}

    private final JdbcClient jdbc;

    StockReconciliationView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException if there is no such run */
    public Reconciliation get(UUID id) {
        return jdbc.sql("SELECT * FROM sap_stock_run WHERE id = ?").param(id).query(Row.as(this::run)).optional()
                .orElseThrow(() -> new NotFoundException("reconciliation " + id));
    }

    /** A page of runs, the newest first. */
    public Page<Reconciliation> list(Limit limit, @Nullable String cursor) {
        List<Reconciliation> found = jdbc.sql("SELECT * FROM sap_stock_run WHERE id < ? ORDER BY id DESC LIMIT ?")
                .params(Cursor.readNewestFirst(cursor), limit.andOneMore())
                .query(Row.as(this::run))
                .list();
        return Page.of(found, limit, run -> List.of(run.id().toString()));
    }

    /**
     * A page of what a run has compared, by location and product.
     *
     * @param outcome only those of it; null for all
     */
    public Page<ReconciledLine> lines(UUID id, @Nullable Outcome outcome, Limit limit, @Nullable String cursor) {
        List<String> after = Cursor.read(cursor, 2);
        List<ReconciledLine> found = jdbc
                .sql("""
                        SELECT * FROM sap_stock_line
                        WHERE run = :run AND (:outcome::text IS NULL OR outcome = :outcome) AND (location, sku) > (:location, :sku)
                        ORDER BY location, sku LIMIT :limit""")
                .param("run", get(id).id())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("location", after.isEmpty() ? "" : after.getFirst())
                .param("sku", after.isEmpty() ? "" : after.getLast())
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredStockLines::line))
                .list();
        return Page.of(found, limit, line -> List.of(line.location().value(), line.sku().value()));
    }

    /** A page of what a run has not compared, by reason, plant and material. */
    public Page<Ignored> ignored(UUID id, Limit limit, @Nullable String cursor) {
        List<String> after = Cursor.read(cursor, 3);
        List<Ignored> found = jdbc
                .sql("""
                        SELECT * FROM sap_stock_ignored WHERE run = :run AND (reason, plant, material) > (:reason, :plant, :material)
                        ORDER BY reason, plant, material LIMIT :limit""")
                .param("run", get(id).id())
                .param("reason", after.isEmpty() ? "" : after.get(0))
                .param("plant", after.isEmpty() ? "" : after.get(1))
                .param("material", after.isEmpty() ? "" : after.get(2))
                .param("limit", limit.andOneMore())
                .query(Row.as(row -> new Ignored(row.constant("reason", Ignored.Reason.class), row.text("plant"),
                        row.text("material"), new Quantity(row.decimal("quantity")))))
                .list();
        return Page.of(found, limit,
                ignored -> List.of(ignored.reason().name(), ignored.plant(), ignored.material()));
    }

    private Reconciliation run(Row row) {
        UUID id = row.uuid("id");
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        counts("SELECT outcome AS of, count(*) AS number FROM sap_stock_line WHERE run = ? AND outcome IS NOT NULL GROUP BY 1",
                id)
                .forEach(count -> outcomes.put(Outcome.valueOf(count.of()), count.number()));
        Map<Ignored.Reason, Integer> ignored = new EnumMap<>(Ignored.Reason.class);
        counts("SELECT reason AS of, count(*) AS number FROM sap_stock_ignored WHERE run = ? GROUP BY 1", id)
                .forEach(count -> ignored.put(Ignored.Reason.valueOf(count.of()), count.number()));
        int left = jdbc.sql("SELECT count(*) FROM sap_stock_line WHERE run = ? AND outcome IS NULL").param(id)
                .query(Integer.class).single();
        Long entries = row.numberOrNull("entries");
        return new Reconciliation(id, row.constant("state", RunState.class), row.text("requested_by"),
                row.instant("started_at"), row.instantOrNull("read_from"), row.instantOrNull("finished_at"),
                entries == null ? null : entries.intValue(),
                outcomes.values().stream().mapToInt(Integer::intValue).sum(), left, outcomes, ignored);
    }

    private List<Count> counts(String sql, UUID run) {
        return jdbc.sql(sql).param(run).query(Row.as(row -> new Count(row.text("of"), row.count("number")))).list();
    }
}
