package dev.baton.inventory.stocktake;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and how they stand. Whoever changes one has locked it before. */
@Repository
class StoredStocktakes {

    private static final String SELECT = "SELECT * FROM stock_count ";

    private final JdbcClient jdbc;

    StoredStocktakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if another count of the location is open */
    boolean open(Stocktake count, int year) {
        return jdbc
                .sql("""
                        INSERT INTO stock_count (id, number, location, mode, all_products, state, opened_by, opened_at, count_expires_at)
                        SELECT ?, 'ST-' || ? || '-' || lpad(n, greatest(6, length(n)), '0'), ?, ?, ?, ?, ?, ?, ?
                          FROM (SELECT nextval('stock_count_number')::text AS n) AS next
                        ON CONFLICT (location) WHERE ended_at IS NULL DO NOTHING""")
                .params(count.id(), String.valueOf(year), count.location().value(), count.mode().name(),
                        count.allProducts(), count.state().name(), count.openedBy(), Row.at(count.openedAt()),
                        Row.at(count.expiresAt()))
                .update() == 1;
    }

    Optional<Stocktake> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?").param(id).query(Row.as(StoredStocktakes::stocktake)).optional();
    }

    Optional<Stocktake> openAt(LocationId location) {
        return jdbc.sql(SELECT + "WHERE location = ? AND ended_at IS NULL")
                .param(location.value())
                .query(Row.as(StoredStocktakes::stocktake))
                .optional();
    }

    Optional<Stocktake> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ? FOR UPDATE").param(id).query(Row.as(StoredStocktakes::stocktake))
                .optional();
    }

    /** Newest first. */
    List<Stocktake> list(@Nullable LocationId location, @Nullable StocktakeState state, UUID before, Limit limit) {
        return jdbc.sql(SELECT + """
                WHERE id < :before AND (:location::text IS NULL OR location = :location)
                  AND (:state::text IS NULL OR state = :state)
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("location", location == null ? null : location.value())
                .param("state", state == null ? null : state.name())
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredStocktakes::stocktake))
                .list();
    }

    void counted(UUID id, String by, Instant now) {
        jdbc.sql("UPDATE stock_count SET state = 'COUNTED', completed_by = ?, completed_at = ? WHERE id = ?")
                .params(by, Row.at(now), id)
                .update();
    }

    void recount(UUID id, Instant expiry) {
        jdbc.sql("UPDATE stock_count SET state = 'COUNTING', count_expires_at = ? WHERE id = ?")
                .params(Row.at(expiry), id)
                .update();
    }

    void judged(UUID id, Tolerance tolerance) {
        jdbc.sql(
                """
                        UPDATE stock_count SET rule = ?, rule_reason = ?, review_group = ?, review_due_at = ?, review_expires_at = ?
                        WHERE id = ?""")
                .params(tolerance.rule(), tolerance.reason(), tolerance.group(), Row.at(tolerance.dueAt()),
                        Row.at(tolerance.expiresAt()), id)
                .update();
    }

    void end(UUID id, StocktakeState state, String note, Instant now) {
        jdbc.sql("UPDATE stock_count SET state = ?, note = ?, ended_at = ? WHERE id = ?")
                .params(state.name(), note, Row.at(now), id)
                .update();
    }

    private static Stocktake stocktake(Row row) {
        return new Stocktake(
                row.uuid("id"),
                row.text("number"),
                new LocationId(row.text("location")),
                row.constant("mode", StocktakeMode.class),
                row.flag("all_products"),
                row.constant("state", StocktakeState.class),
                row.text("opened_by"),
                row.instant("opened_at"),
                row.instant("count_expires_at"),
                row.textOrNull("completed_by"),
                row.instantOrNull("completed_at"),
                row.textOrNull("rule"),
                row.textOrNull("rule_reason"),
                row.instantOrNull("ended_at"),
                row.text("note"));
    }
}
