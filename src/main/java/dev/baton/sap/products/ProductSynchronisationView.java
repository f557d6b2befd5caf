package dev.baton.sap.products;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import dev.baton.product.MasterChange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Runs and what they came to, as people look at them. */
@Repository
@Transactional(readOnly = true)
public class ProductSynchronisationView {

    private final JdbcClient jdbc;

    ProductSynchronisationView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException if there is no such run */
    public ProductSynchronisation get(UUID id) {
        return jdbc.sql("SELECT * FROM sap_product_run WHERE id = ?").param(id).query(Row.as(this::run)).optional()
                .orElseThrow(() -> new NotFoundException("synchronisation " + id));
    }

    /** A page of runs, the newest first. */
    public Page<ProductSynchronisation> list(Limit limit, @Nullable String cursor) {
        List<ProductSynchronisation> found =
                jdbc.sql("SELECT * FROM sap_product_run WHERE id < ? ORDER BY id DESC LIMIT ?")
                        .params(Cursor.readNewestFirst(cursor), limit.andOneMore())
                        .query(Row.as(this::run))
                        .list();
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

    private ProductSynchronisation run(Row row) {
        UUID id = row.uuid("id");
        Map<MasterChange.Kind, Integer> outcomes = new EnumMap<>(MasterChange.Kind.class);
        jdbc.sql("SELECT outcome, count(*) AS number FROM sap_product_line WHERE run = ? GROUP BY outcome")
                .param(id)
                .query(Row.as(count -> Map.entry(count.constant("outcome", MasterChange.Kind.class),
                        count.count("number"))))
                .list()
                .forEach(count -> outcomes.put(count.getKey(), count.getValue()));
        return new ProductSynchronisation(id, row.constant("state", ProductSynchronisation.State.class),
                row.text("requested_by"), row.instant("started_at"), row.dateOrNull("changed_since"),
                outcomes.values().stream().mapToInt(Integer::intValue).sum(), outcomes,
                row.instantOrNull("finished_at"));
    }
}
