package dev.baton.inventory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Product;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much of each product should be available where. */
@Service
@Transactional
public class Thresholds {

    private static final String SELECT = """
            SELECT location, sku, minimum, safety, maximum, coalesce(available, 0) AS available,
                low.raised_at AS low_since, high.raised_at AS high_since
            FROM stock_threshold JOIN location ON location.id = location LEFT JOIN stock USING (location, sku)
            LEFT JOIN LATERAL (SELECT raised_at FROM stock_alert alert WHERE alert.location = stock_threshold.location
                AND alert.sku = stock_threshold.sku AND kind = 'LOW' AND cleared_at IS NULL) low ON true
            LEFT JOIN LATERAL (SELECT raised_at FROM stock_alert alert WHERE alert.location = stock_threshold.location
                AND alert.sku = stock_threshold.sku AND kind = 'HIGH' AND cleared_at IS NULL) high ON true
            """;

    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final Locations locations;
    private final Products products;
    private final ProductUnits units;

    Thresholds(JdbcClient jdbc, Stocks stocks, Locations locations, Products products, ProductUnits units) {
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.locations = locations;
        this.products = products;
        this.units = units;
    }

    /**
     * Sets a threshold. When less than its minimum or more than its maximum is available, people are told.
     *
     * @return false if it is set exactly like this, so that nothing changes
     * @throws RefusedException (422) if there is no such location or product, or it does not come in such quantities
     */
    public boolean set(Threshold threshold) {
        requireFit(threshold);
        String location = threshold.key().location().value();
        String sku = threshold.key().sku().value();
        // who sets a threshold and who changes the stock wait for each other at its row, so there has to be one
        jdbc.sql("INSERT INTO stock (location, sku) VALUES (?, ?) ON CONFLICT DO NOTHING").params(location, sku)
                .update();
        stocks.lock(List.of(threshold.key()));
        Quantity maximum = threshold.maximum();
        return jdbc.sql("""
                INSERT INTO stock_threshold AS known (location, sku, minimum, safety, maximum) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (location, sku) DO UPDATE SET minimum = excluded.minimum, safety = excluded.safety,
                    maximum = excluded.maximum
                WHERE (known.minimum, known.safety, known.maximum)
                    IS DISTINCT FROM (excluded.minimum, excluded.safety, excluded.maximum)""")
                .params(location, sku, threshold.minimum().value(), threshold.safety().value(),
                        maximum == null ? null : maximum.value())
                .update() == 1;
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

    /** A threshold and how it stands; the alerts of this transaction are not among it. */
    @Transactional(readOnly = true)
    public ThresholdLevel get(StockKey key) {
        return jdbc.sql(SELECT + "WHERE location = ? AND sku = ?")
                .params(key.location().value(), key.sku().value())
                .query(Row.as(Thresholds::level))
                .single();
    }

    /**
     * A page of thresholds by location and product.
     *
     * @param low only those of which less than the minimum is available, or only the others; null for all
     */
    @Transactional(readOnly = true)
    public Page<ThresholdLevel> page(
            StockFilter filter,
            @Nullable Boolean low,
            Limit limit,
            @Nullable String cursor) {
        List<String> after = Cursor.read(cursor, 2);
        List<ThresholdLevel> found = jdbc.sql(SELECT + """
                WHERE (:sku::text IS NULL OR sku = :sku) AND (:location::text IS NULL OR location = :location)
                  AND (:customer::text IS NULL OR customer_id = :customer)
                  AND (:low::boolean IS NULL OR (low.raised_at IS NOT NULL) = :low)
                  AND (location, sku) > (:afterLocation, :afterSku)
                ORDER BY location, sku LIMIT :limit""")
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("customer", filter.customerId())
                .param("low", low)
                .param("afterLocation", after.isEmpty() ? "" : after.getFirst())
                .param("afterSku", after.isEmpty() ? "" : after.getLast())
                .param("limit", limit.andOneMore())
                .query(Row.as(Thresholds::level))
                .list();
        return Page.of(found, limit, level -> List.of(level.location().value(), level.sku().value()));
    }

    private void requireFit(Threshold threshold) {
        StockKey key = threshold.key();
        Faults faults = new Faults();
        if (locations.find(key.location()).isEmpty()) {
            faults.add("/location", "there is no location " + key.location());
        }
        Map<Sku, Product> known = products.find(List.of(key.sku()));
        if (known.isEmpty()) {
            faults.add("/sku", "there is no product " + key.sku());
        }
        UnitConversions conversions = units.conversions(known, List.of());
        conversions.requireWhole(key.sku(), threshold.minimum(), "/minimum", faults);
        conversions.requireWhole(key.sku(), threshold.safety(), "/safety", faults);
        Quantity maximum = threshold.maximum();
        if (maximum != null) {
            conversions.requireWhole(key.sku(), maximum, "/maximum", faults);
        }
        faults.throwIfRefused();
    }

    private static ThresholdLevel level(Row row) {
        return new ThresholdLevel(new Sku(row.text("sku")), new LocationId(row.text("location")),
                row.quantity("minimum"), row.quantity("safety"), StoredAlerts.quantityOrNull(row, "maximum"),
                row.quantity("available"), row.instantOrNull("low_since"), row.instantOrNull("high_since"));
    }
}
