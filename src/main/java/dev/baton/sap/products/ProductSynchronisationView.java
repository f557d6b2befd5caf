package dev.baton.sap.products;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import dev.baton.product.MasterChange;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Runs and what they came to, as people look at them. */
@Repository
@Transactional(readOnly = true)
public class ProductSynchronisationView {

    private static final RowMapper<ProductSynchronisation> RUN = Row.as(ProductSynchronisationView::run);

    private final JdbcClient jdbc;

    ProductSynchronisationView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException if there is no such run */
    public ProductSynchronisation get(UUID id) {
        return counted(jdbc.sql("SELECT * FROM sap_product_run WHERE id = ?").param(id).query(RUN).list()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("synchronisation " + id));
    }

    /** A page of runs, the newest first. */
    public Page<ProductSynchronisation> list(Limit limit, @Nullable String cursor) {
        List<ProductSynchronisation> found =
                counted(jdbc.sql("SELECT * FROM sap_product_run WHERE id < ? ORDER BY id DESC LIMIT ?")
                        .params(Cursor.readNewestFirst(cursor), limit.andOneMore())
                        .query(RUN)
                        .list());
        return Page.of(found, limit, run -> List.of(run.id().toString()));
    }

    /**
     * A page of what became of a run's materials, by number.
     *
     * @param outcome only those that came to it; null for all
     */
    public Page<SynchronisedProduct> lines(
            UUID id,
            MasterChange.@Nullable Kind outcome,
            Limit limit,
            @Nullable String cursor) {
        List<SynchronisedProduct> found = jdbc.sql("""
                SELECT material, sku, outcome, detail FROM sap_product_line
                WHERE run = :run AND (:outcome::text IS NULL OR outcome = :outcome) AND material > :after
                ORDER BY material LIMIT :limit""")
                .param("run", get(id).id())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("after", Cursor.readText(cursor))
                .param("limit", limit.andOneMore())
                .query(Row.as(row -> new SynchronisedProduct(row.text("material"), row.textOrNull("sku"),
                        row.constant("outcome", MasterChange.Kind.class), row.text("detail"))))
                .list();
        return Page.of(found, limit, line -> List.of(line.material()));
    }

    private record Count(UUID run, MasterChange.Kind outcome, int number) {}

    /** With what their materials came to, of all runs at once. */
    private List<ProductSynchronisation> counted(List<ProductSynchronisation> runs) {
        Map<UUID, Map<MasterChange.Kind, Integer>> outcomes = new HashMap<>();
        jdbc.sql(
                "SELECT run, outcome, count(*) AS number FROM sap_product_line WHERE run = ANY (?) GROUP BY run, outcome")
                .param(runs.stream().map(ProductSynchronisation::id).toArray(UUID[]::new))
                .query(Row.as(row -> new Count(row.uuid("run"), row.constant("outcome", MasterChange.Kind.class),
                        row.count("number"))))
                .list()
                .forEach(count -> outcomes
                        .computeIfAbsent(count.run(), none -> new EnumMap<>(MasterChange.Kind.class))
                        .put(count.outcome(), count.number()));
        return runs.stream().map(run -> run.with(outcomes.getOrDefault(run.id(), Map.of()))).toList();
    }

    private static ProductSynchronisation run(Row row) {
        return new ProductSynchronisation(row.uuid("id"), row.constant("state", ProductSynchronisation.State.class),
                row.text("requested_by"), row.instant("started_at"), row.dateOrNull("changed_since"), 0, Map.of(),
                row.instantOrNull("finished_at"));
    }
}
