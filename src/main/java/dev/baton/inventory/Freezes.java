package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.sql.Columns;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps stock in its place while it is counted. */
@Component
class Freezes {

    private final JdbcClient jdbc;

    Freezes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be asked once the stock is locked: a count that is being opened waits for that lock, and one that was opened is seen here.
     *
     * @throws StockFrozenException if one of these products is being counted there
     */
    void check(LocationId location, Collection<Sku> skus) {
        List<String> counts = jdbc
                .sql("""
                        SELECT number FROM stock_count
                        WHERE location = ? AND ended_at IS NULL AND state = 'COUNTING' AND mode = 'FREEZE'
                          AND (all_products OR EXISTS (SELECT FROM stock_count_line WHERE count_id = stock_count.id AND sku = ANY (?)))""")
                .params(location.value(), Columns.of(skus, Sku::value))
                .query(String.class)
                .list();
        if (!counts.isEmpty()) {
            throw new StockFrozenException(location, counts.getFirst());
        }
    }
}
