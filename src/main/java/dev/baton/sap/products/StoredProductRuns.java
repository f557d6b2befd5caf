package dev.baton.sap.products;

import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Row;
import dev.baton.sap.products.ProductSynchronisation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredProductRuns {

    private final JdbcClient jdbc;

    StoredProductRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far a run is.
     *
     * @param read how many materials of SAP's list
     * @param lastMaterial the last of these; null before the first page
     */
    record Run(UUID id, State state, @Nullable LocalDate changedSince, int read, @Nullable String lastMaterial) {}

    Optional<UUID> underWay() {
        return jdbc.sql("SELECT id FROM sap_product_run WHERE state = 'RUNNING'").query(UUID.class).optional();
    }

    Optional<UUID> ofInstance(long processInstanceKey) {
        return jdbc.sql("SELECT id FROM sap_product_run WHERE process_instance_key = ?").param(processInstanceKey)
                .query(UUID.class)
                .optional();
    }

    /** When the last run began that was completed. */
    Optional<Instant> lastDone() {
        return jdbc.sql("SELECT started_at FROM sap_product_run WHERE state = 'DONE' ORDER BY started_at DESC LIMIT 1")
                .query(Row.as(row -> row.instant("started_at")))
                .optional();
    }

    /** Gives up a run that has not got on for longer: its process is lost, or of no use any more. */
    void giveUp(Duration patience, Instant now) {
        jdbc.sql("""
                UPDATE sap_product_run SET state = 'FAILED', finished_at = :now
                WHERE state = 'RUNNING' AND coalesce(advanced_at, started_at) < :before""")
                .param("now", Row.at(now))
                .param("before", Row.at(now.minus(patience)))
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another run is under way */
    UUID add(String by, @Nullable Long processInstanceKey, @Nullable LocalDate changedSince, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO sap_product_run (id, state, requested_by, process_instance_key, changed_since, started_at)
                VALUES (?, 'RUNNING', ?, ?, ?, ?)""")
                .params(Arrays.asList(id, by, processInstanceKey, changedSince, Row.at(now)))
                .update();
        return id;
    }

    Run get(UUID id) {
        return jdbc.sql("SELECT id, state, changed_since, read, last_material FROM sap_product_run WHERE id = ?")
                .param(id)
                .query(Row.as(row -> new Run(row.uuid("id"), row.constant("state", State.class),
                        row.dateOrNull("changed_since"), row.count("read"), row.textOrNull("last_material"))))
                .single();
    }

    /** Notes how far SAP's list is read, unless somebody else has read on from there. */
    void advance(Run from, int read, @Nullable String lastMaterial, Instant now) {
        jdbc.sql("""
                UPDATE sap_product_run SET read = ?, last_material = ?, advanced_at = greatest(started_at, ?)
                WHERE id = ? AND state = 'RUNNING' AND read = ?""")
                .params(Arrays.asList(read, lastMaterial, Row.at(now), from.id(), from.read()))
                .update();
    }

    void end(UUID id, Instant now) {
        jdbc.sql("UPDATE sap_product_run SET state = 'DONE', finished_at = ? WHERE id = ? AND state = 'RUNNING'")
                .params(Row.at(now), id)
                .update();
    }

    /** Whether a material has had its turn; who asks at the same time waits for who asked first. */
    boolean hasLine(UUID run, String material) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('product-sync:' || ?, 0))")
                .param(material)
                .query((row, number) -> true)
                .single();
        return jdbc.sql("SELECT EXISTS (SELECT FROM sap_product_line WHERE run = ? AND material = ?)")
                .params(run, material)
                .query(Boolean.class)
                .single();
    }

    void add(UUID run, SynchronisedProduct line) {
        jdbc.sql("INSERT INTO sap_product_line (run, material, sku, outcome, detail) VALUES (?, ?, ?, ?, ?)")
                .params(Arrays.asList(run, line.material(), line.sku(), line.outcome().name(), line.detail()))
                .update();
    }
}
