package dev.baton.inventory.forecast;

import dev.baton.inventory.StockCover;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Foresees for how long stock will do. Today counts neither as past nor as future: what went of it is gone. */
@Repository
@Transactional(readOnly = true)
public class StockForecasts implements StockCover {

    private record Kept(StockKey key, Quantity available) {}

    private final JdbcClient jdbc;
    private final DemandHistory history;
    private final ForecastProperties properties;
    private final BusinessCalendar calendar;
    private final Clock clock;

    StockForecasts(
            JdbcClient jdbc,
            DemandHistory history,
            ForecastProperties properties,
            BusinessCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.properties = properties;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A page of forecasts by location and product. */
    public Page<StockForecast> page(StockFilter filter, Limit limit, @Nullable String cursor) {
        List<String> after = Cursor.read(cursor, 2);
        List<Kept> found = jdbc.sql("""
                SELECT stock.location, sku, available FROM stock JOIN location ON location.id = stock.location
                WHERE (:sku::text IS NULL OR sku = :sku) AND (:location::text IS NULL OR stock.location = :location)
                  AND (:customer::text IS NULL OR customer_id = :customer)
                  AND (stock.location, sku) > (:afterLocation, :afterSku)
                ORDER BY stock.location, sku LIMIT :limit""")
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("customer", filter.customerId())
                .param("afterLocation", after.isEmpty() ? "" : after.getFirst())
                .param("afterSku", after.isEmpty() ? "" : after.getLast())
                .param("limit", limit.andOneMore())
                .query(Row.as(StockForecasts::kept))
                .list();
        Page<Kept> page = Page.of(found, limit,
                kept -> List.of(kept.key().location().value(), kept.key().sku().value()));
        Map<StockKey, Outlook> outlooks = outlooks(page.items().stream().map(Kept::key).toList());
        return page.map(kept -> forecast(kept, outlooks.get(kept.key())));
    }

    @Override
    public Map<StockKey, BigDecimal> days(Collection<StockKey> keys) {
        Map<StockKey, Quantity> available = new LinkedHashMap<>();
        jdbc.sql("""
                SELECT location, sku, available FROM stock
                WHERE (location, sku) IN (SELECT * FROM unnest(:locations::text[], :skus::text[]))""")
                .param("locations", Columns.of(keys, StockKey::location))
                .param("skus", Columns.of(keys, StockKey::sku))
                .query(Row.as(StockForecasts::kept))
                .list()
                .forEach(kept -> available.put(kept.key(), kept.available()));
        Map<StockKey, BigDecimal> days = new HashMap<>();
        outlooks(keys).forEach((key, outlook) -> {
            BigDecimal cover = outlook.daysOfCover(available.getOrDefault(key, Quantity.ZERO));
            if (cover != null) {
                days.put(key, cover);
            }
        });
        return days;
    }

    private Map<StockKey, Outlook> outlooks(Collection<StockKey> keys) {
        BackTest test = new BackTest(properties.test(), properties.smoothing());
        LocalDate today = today();
        Map<StockKey, Outlook> outlooks = new HashMap<>();
        history.of(keys, today.minusDays(properties.history()), today)
                .forEach((key, demand) -> outlooks.put(key, Outlook.of(demand, test)));
        return outlooks;
    }

    private StockForecast forecast(Kept kept, @Nullable Outlook outlook) {
        StockKey key = kept.key();
        Quantity daily = outlook == null ? null : outlook.daily();
        return outlook == null || daily == null
                ? new StockForecast(key.sku(), key.location(), kept.available(), null, null, null, null, null, null)
                : new StockForecast(key.sku(), key.location(), kept.available(), daily,
                        outlook.daysOfCover(kept.available()), outlook.goneOn(kept.available(), today()),
                        outlook.method(), outlook.historyDays(), outlook.error());
    }

    private LocalDate today() {
        return calendar.today(clock.instant());
    }

    private static Kept kept(Row row) {
        return new Kept(new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku"))),
                row.quantity("available"));
    }
}
