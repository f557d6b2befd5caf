package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much of each product should be available where. */
@Service
@Transactional
public class Thresholds {

    private final JdbcClient jdbc;
    private final LowStock lowStock;
    private final Clock clock;

    Thresholds(JdbcClient jdbc, LowStock lowStock, Clock clock) {
        this.jdbc = jdbc;
        this.lowStock = lowStock;
        this.clock = clock;
    }

    /**
     * Sets a threshold. When less than its minimum is available, people are told.
     *
     * @return false if it is set exactly like this, so that nothing changes
     */
    public boolean set(Threshold threshold) {
        Quantity maximum = threshold.maximum();
        boolean changed = jdbc.sql("""
                INSERT INTO stock_threshold AS known (location, sku, minimum, safety, maximum) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (location, sku) DO UPDATE SET minimum = excluded.minimum, safety = excluded.safety,
                    maximum = excluded.maximum
                WHERE (known.minimum, known.safety, known.maximum)
                    IS DISTINCT FROM (excluded.minimum, excluded.safety, excluded.maximum)""")
                .params(threshold.key().location().value(), threshold.key().sku().value(), threshold.minimum().value(),
                        threshold.safety().value(), maximum == null ? null : maximum.value())
                .update() == 1;
        if (changed) {
            lowStock.tell(threshold.key().location(), review(threshold.key()));
        }
        return changed;
    }

    /** The thresholds of these products at all locations; where none is set, it is missing. */
    @Transactional(readOnly = true)
    public Map<StockKey, Threshold> of(Collection<Sku> skus) {
        return jdbc.sql("SELECT location, sku, minimum, safety, maximum FROM stock_threshold WHERE sku = ANY (?)")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(Thresholds::threshold))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Threshold::key, Function.identity()));
    }

    private static Threshold threshold(Row row) {
        BigDecimal maximum = row.decimalOrNull("maximum");
        return new Threshold(new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku"))),
                row.quantity("minimum"), row.quantity("safety"), maximum == null ? null : new Quantity(maximum));
    }

    private List<LowStock.Fall> review(StockKey key) {
        return jdbc.sql("""
                WITH held AS (
                    SELECT coalesce(sum(available), 0) AS available FROM stock
                    WHERE location = :location AND sku = :sku
                ), reviewed AS (
                    UPDATE stock_threshold threshold SET low_since =
                        CASE WHEN available < minimum THEN coalesce(low_since, :now) END
                    FROM held WHERE location = :location AND sku = :sku
                    RETURNING sku, available, minimum, low_since
                )
                SELECT * FROM reviewed WHERE low_since = :now""")
                .param("location", key.location().value())
                .param("sku", key.sku().value())
                .param("now", Row.at(clock.instant()))
                .query(Row.as(LowStock::fall))
                .list();
    }
}
