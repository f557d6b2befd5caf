package dev.baton.inventory.stocktake;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts as people look at them. */
@Repository
@Transactional(readOnly = true)
public class StocktakeView {

    private record Numbered(long id, CountEntry entry) {}

    private final JdbcClient jdbc;
    private final StoredStocktakes stocktakes;
    private final CountLines lines;

    StocktakeView(JdbcClient jdbc, StoredStocktakes stocktakes, CountLines lines) {
        this.jdbc = jdbc;
        this.stocktakes = stocktakes;
        this.lines = lines;
    }

    /** @throws NotFoundException (404) if there is no such count */
    public Stocktake get(UUID id) {
        return stocktakes.find(id).orElseThrow(() -> new NotFoundException("stocktake " + id));
    }

    /** A page of counts, newest first. */
    public Page<Stocktake> list(
            @Nullable LocationId location,
            @Nullable StocktakeState state,
            Limit limit,
            @Nullable String cursor) {
        return Page.of(stocktakes.list(location, state, Cursor.readNewestFirst(cursor), limit), limit,
                count -> List.of(count.id().toString()));
    }

    /**
     * A page of a count's products by number.
     *
     * @param differing only those that were found to be more or less than expected
     */
    public Page<StocktakeLine> lines(UUID id, boolean differing, Limit limit, @Nullable String cursor) {
        return Page.of(lines.page(get(id).id(), differing, Cursor.readText(cursor), limit.andOneMore()), limit,
                line -> List.of(line.sku().value()));
    }

    /** A page of all that was entered, oldest first, also what a recount has replaced. */
    public Page<CountEntry> entries(UUID id, Limit limit, @Nullable String cursor) {
        List<Numbered> found = jdbc
                .sql("SELECT * FROM stock_count_entry WHERE count_id = ? AND id > ? ORDER BY id LIMIT ?")
                .params(get(id).id(), Cursor.read(cursor, 1, after -> Long.valueOf(after.getFirst())).orElse(0L),
                        limit.andOneMore())
                .query(Row.as(row -> new Numbered(row.number("id"), new CountEntry(new Sku(row.text("sku")),
                        row.quantity("quantity"), row.quantity("expected"), row.instant("counted_at"),
                        row.text("entered_by"), row.instant("entered_at")))))
                .list();
        return Page.of(found, limit, entry -> List.of(Long.toString(entry.id()))).map(Numbered::entry);
    }
}
