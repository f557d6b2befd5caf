package dev.baton.inventory.forecast;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked for, out of the movements. */
@Repository
class DemandHistory {

    private record Day(StockKey key, LocalDate day, BigDecimal quantity) {}

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    DemandHistory(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /**
     * The demand of each, from the first day within the time on which something went to the last, in one query.
     *
     * @param from the first day of the time
     * @param until the day after its last
     * @return without those of which nothing went
     */
    Map<StockKey, Demand> of(Collection<StockKey> keys, LocalDate from, LocalDate until) {
        List<Day> days = jdbc
                .sql("""
                        SELECT location, sku, (at AT TIME ZONE :zone)::date AS day, -sum(quantity) AS quantity
                        FROM unnest(:locations::text[], :skus::text[]) AS asked (location, sku) JOIN stock_movement USING (location, sku)
                        WHERE reason IN ('ISSUE', 'OFF_PLATFORM_ISSUE') AND at >= :from AND at < :until
                        GROUP BY location, sku, day""")
                .param("zone", calendar.zone().getId())
                .param("locations", Columns.of(keys, StockKey::location))
                .param("skus", Columns.of(keys, StockKey::sku))
                .param("from", Row.at(calendar.startOf(from)))
                .param("until", Row.at(calendar.startOf(until)))
                .query(Row.as(row -> new Day(
                        new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku"))),
                        row.date("day"), row.decimal("quantity"))))
                .list();
        Map<StockKey, Demand> demands = new HashMap<>();
        days.stream().collect(groupingBy(Day::key)).forEach((key, found) -> demands.put(key, demand(found, until)));
        return demands;
    }

    private static Demand demand(List<Day> found, LocalDate until) {
        LocalDate first = found.stream().map(Day::day).min(Comparator.naturalOrder()).orElse(until);
        List<BigDecimal> days =
                new ArrayList<>(Collections.nCopies((int) ChronoUnit.DAYS.between(first, until), BigDecimal.ZERO));
        found.forEach(day -> days.set((int) ChronoUnit.DAYS.between(first, day.day()), day.quantity()));
        return new Demand(first, days);
    }
}
