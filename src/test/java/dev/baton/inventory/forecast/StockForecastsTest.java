package dev.baton.inventory.forecast;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Demand out of movements that lie in the past: written behind the application's back, in transactions that are taken back. */
@BatonTest
class StockForecastsTest {

    private final StockForecasts forecasts;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Api stock;
    private final Api integrator;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    StockForecastsTest(
            StockForecasts forecasts,
            BusinessCalendar calendar,
            Clock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TestRestTemplate http,
            BeanFactory beans) {
        this.forecasts = forecasts;
        this.calendar = calendar;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stock = new Api(http, "stock");
        this.integrator = new Api(http, "integrator");
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aHundredAtAPlant() {
        plant = trade.plant("EAST");
        sku = trade.product("10.00");
        trade.receive(plant, line(sku, 100));
    }

    @Test
    void what_went_in_the_past_says_how_long_stock_will_do() {
        backThen(today -> {
            for (int ago = 1; ago <= 70; ago++) {
                moved(MovementReason.ISSUE, today.minusDays(ago), "-3");
                moved(MovementReason.OFF_PLATFORM_ISSUE, today.minusDays(ago), "-1");
            }
            StockForecast forecast = forecast();
            assertThat(forecast.available()).isEqualTo(Quantity.of(100));
            assertThat(forecast.dailyDemand()).isEqualTo(Quantity.of(4));
            assertThat(forecast.daysOfCover()).isEqualTo("25.0");
            assertThat(forecast.stockOutOn()).isEqualTo(today.plusDays(26));
            assertThat(forecast.method()).isEqualTo(ForecastMethod.SMOOTHED);
            assertThat(forecast.historyDays()).isEqualTo(70);
            assertThat(forecast.error())
                    .isEqualTo(new ForecastError(new BigDecimal("0.000"), new BigDecimal("0.000"), 28));
            assertThat(forecasts.days(List.of(new StockKey(plant, sku)))).containsEntry(new StockKey(plant, sku),
                    new BigDecimal("25.0"));
        });
    }

    @Test
    void only_what_customers_asked_for_counts_and_only_of_whole_days_within_the_time() {
        backThen(today -> {
            moved(MovementReason.TRANSFER_ISSUE, today.minusDays(3), "-7");
            moved(MovementReason.SCRAP, today.minusDays(3), "-7");
            moved(MovementReason.CORRECTION, today.minusDays(3), "-7");
            moved(MovementReason.STOCKTAKE, today.minusDays(3), "-7");
            moved(MovementReason.RETURN, today.minusDays(3), "7");
            moved(MovementReason.ISSUE, today.minusDays(85), "-7");
            moved(MovementReason.ISSUE, today, "-7");
            assertThat(forecast().dailyDemand()).isNull();
            moved(MovementReason.ISSUE, today.minusDays(2), "-8");
            assertThat(forecast().dailyDemand()).isEqualTo(Quantity.of(4));
            assertThat(forecast().historyDays()).isEqualTo(2);
            assertThat(forecast().method()).isEqualTo(ForecastMethod.MEAN);
        });
    }

    @Test
    void days_are_those_of_the_business() {
        backThen(today -> {
            at(MovementReason.ISSUE, calendar.startOf(today).minus(Duration.ofSeconds(1)), "-8");
            assertThat(forecast().historyDays()).as("the last second of yesterday").isEqualTo(1);
            at(MovementReason.ISSUE, calendar.startOf(today.minusDays(1)).minus(Duration.ofSeconds(1)), "-8");
            assertThat(forecast().historyDays()).as("the last second of the day before").isEqualTo(2);
        });
    }

    @Test
    void demand_is_read_by_an_index_of_its_place() {
        String plan = transaction.execute(status -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", jdbc
                    .sql("""
                            EXPLAIN SELECT sum(quantity) FROM unnest(ARRAY['a'], ARRAY['b']) AS asked (location, sku)
                            JOIN stock_movement USING (location, sku)
                            WHERE reason IN ('ISSUE', 'OFF_PLATFORM_ISSUE') AND at >= now() - interval '84 days' AND at < now()""")
                    .query(String.class).list());
        });
        // which is cheapest depends on how many movements there are that are no demand, or not as old
        assertThat(plan).containsPattern("Index.* on stock_movement").doesNotContain("Seq Scan on stock_movement");
    }

    @Test
    void without_demand_nothing_is_foreseen_over_http_either() {
        JsonNode item = stock.read("/api/inventory/forecast?location=" + plant + "&sku=" + sku).path("items").get(0);
        assertThat(item.path("available").asInt()).isEqualTo(100);
        for (String field : List.of("dailyDemand", "daysOfCover", "stockOutOn", "method", "historyDays", "error")) {
            assertThat(item.has(field) && item.path(field).isNull()).as(field).isTrue();
        }
        trade.receive(plant, line(trade.product("1.00"), 1));
        JsonNode first = stock.read("/api/inventory/forecast?limit=1&location=" + plant);
        assertThat(stock.read("/api/inventory/forecast?limit=1&location=" + plant + "&cursor="
                + first.path("nextCursor").asText()).path("items")).hasSize(1);
        assertThat(stock.get("/api/inventory/forecast?limit=201").getStatusCode().value()).isEqualTo(400);
        assertThat(stock.get("/api/inventory/forecast?cursor=x").getStatusCode().value()).isEqualTo(400);
        assertThat(integrator.get("/api/inventory/forecast").getStatusCode().value()).isEqualTo(403);
    }

    private void backThen(Consumer<LocalDate> test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            test.accept(calendar.today(clock.instant()));
        });
    }

    private StockForecast forecast() {
        return forecasts.page(new StockFilter(sku.value(), plant.value(), null), Limit.of(10), null).items()
                .getFirst();
    }

    private void moved(MovementReason reason, LocalDate day, String quantity) {
        at(reason, calendar.startOf(day).plus(Duration.ofMinutes(1)), quantity);
    }

    private void at(MovementReason reason, Instant at, String quantity) {
        jdbc.sql("""
                INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                VALUES (?, ?, ?, 0, ?, ?, ?)""")
                .params(plant.value(), sku.value(), new BigDecimal(quantity), reason.name(), name("M"), Row.at(at))
                .update();
    }
}
