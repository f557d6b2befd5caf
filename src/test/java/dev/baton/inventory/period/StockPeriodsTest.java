package dev.baton.inventory.period;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.MovementReason.Direction;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.period.MovementReports.Scope;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Months long ago, most of them in transactions that are rolled back, since a month is closed for all tests. */
@BatonTest
@Isolated("closes months, which lets movements wait")
class StockPeriodsTest {

    private static final YearMonth LONG_AGO = YearMonth.of(2001, 1);
    private static final int MONTHS = 5;

    private final StockPeriods periods;
    private final MovementReports reports;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TestRestTemplate http;
    private final Clock clock;
    private final Trade trade;

    @Autowired
    StockPeriodsTest(
            StockPeriods periods,
            MovementReports reports,
            BusinessCalendar calendar,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TestRestTemplate http,
            Clock clock,
            BeanFactory beans) {
        this.periods = periods;
        this.reports = reports;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.http = http;
        this.clock = clock;
        this.trade = new Trade(beans);
    }

    /** A movement as it was made up. */
    private record Moved(LocationId location, Sku sku, MovementReason reason, Quantity quantity, Instant at) {}

    @Test
    void a_report_is_what_moved_whether_its_month_is_closed_or_not() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            YearMonth first = next();
            List<LocationId> places = List.of(trade.plant("EAST"), trade.plant("WEST"));
            List<Sku> skus = IntStream.range(0, 4).mapToObj(number -> trade.product("1.00")).toList();
            List<Moved> history = history(random, first, places, skus);
            history.forEach(this::move);

            assertReplayed(seed, first, history, places);
            for (int month = 0; month < MONTHS; month++) {
                periods.close(first.plusMonths(month), "stock");
                assertReplayed(seed, first, history, places);
            }
        });
    }

    private void assertReplayed(long seed, YearMonth first, List<Moved> history, List<LocationId> places) {
        for (int month = 0; month < MONTHS; month++) {
            YearMonth asked = first.plusMonths(month);
            for (LocationId place : places) {
                MovementReport report = reports.whole(new Scope(asked, place.value(), null));
                assertThat(report.items()).as("seed %d, %s", seed, asked).allSatisfy(line -> assertThat(line.balance())
                        .isEqualTo(replayed(history, asked, place, line.balance().sku())));
                assertThat(report.items().stream().map(line -> line.balance().sku()))
                        .as("seed %d, %s", seed, asked)
                        .containsAll(history.stream()
                                .filter(moved -> moved.location().equals(place) && isIn(asked, moved.at()))
                                .map(Moved::sku)
                                .toList());
                assertThat(report.totals()).allSatisfy(total -> assertThat(total.closing()).isEqualByComparingTo(
                        total.opening().add(total.incoming()).subtract(total.outgoing()).add(total.adjustment())));
            }
        }
    }

    private StockBalance replayed(List<Moved> history, YearMonth month, LocationId place, Sku sku) {
        List<Moved> its = history.stream()
                .filter(moved -> moved.location().equals(place) && moved.sku().equals(sku))
                .toList();
        List<Moved> within = its.stream().filter(moved -> isIn(month, moved.at())).toList();
        Quantity opening = sum(its.stream()
                .filter(moved -> moved.at().isBefore(calendar.startOf(month.atDay(1))))
                .toList());
        Map<MovementReason, Quantity> reasons = within.stream()
                .collect(toMap(Moved::reason, Moved::quantity, Quantity::plus));
        reasons.values().removeIf(Quantity::isZero);
        return new StockBalance(place, sku, opening, sum(within, Direction.IN), sum(within, Direction.OUT).negate(),
                sum(within, Direction.ADJUSTMENT), opening.plus(sum(within)), reasons);
    }

    private boolean isIn(YearMonth month, Instant at) {
        return YearMonth.from(at.atZone(calendar.zone())).equals(month);
    }

    private static Quantity sum(List<Moved> moved, Direction direction) {
        return sum(moved.stream().filter(one -> one.reason().direction() == direction).toList());
    }

    private static Quantity sum(List<Moved> moved) {
        return moved.stream().map(Moved::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Never less than nothing on hand; the first movement is in the first month, and some lie on a month's edge. */
    private List<Moved> history(Random random, YearMonth first, List<LocationId> places, List<Sku> skus) {
        List<Moved> history = new ArrayList<>();
        List<MovementReason> reasons = List.of(MovementReason.values());
        long from = calendar.startOf(first.atDay(1)).getEpochSecond();
        long to = calendar.startOf(first.plusMonths(MONTHS).atDay(1)).getEpochSecond();
        List<Instant> moments = IntStream.range(0, 300)
                .mapToObj(number -> number % 20 == 0
                        ? calendar.startOf(first.plusMonths(number / 20 % MONTHS).atDay(1))
                        : Instant.ofEpochSecond(random.nextLong(from, to)))
                .sorted()
                .toList();
        for (Instant at : moments) {
            LocationId place = places.get(random.nextInt(places.size()));
            Sku sku = skus.get(random.nextInt(skus.size()));
            MovementReason reason = reasons.get(random.nextInt(reasons.size()));
            Quantity onHand = sum(history.stream()
                    .filter(moved -> moved.location().equals(place) && moved.sku().equals(sku)).toList());
            boolean out = reason.direction() == Direction.OUT
                    || reason.direction() == Direction.ADJUSTMENT && random.nextBoolean();
            long most = out ? onHand.value().longValue() : 100;
            if (most > 0) {
                Quantity quantity = Quantity.of(random.nextLong(most) + 1);
                history.add(new Moved(place, sku, reason, out ? quantity.negate() : quantity, at));
            }
        }
        return history;
    }

    private void move(Moved moved) {
        jdbc.sql("INSERT INTO stock (location, sku) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(moved.location().value(), moved.sku().value())
                .update();
        jdbc.sql("""
                WITH kept AS (
                    UPDATE stock SET on_hand = on_hand + :quantity WHERE location = :location AND sku = :sku
                    RETURNING location, sku, on_hand
                )
                INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                SELECT location, sku, :quantity, on_hand, :reason, :document, :at FROM kept""")
                .param("location", moved.location().value())
                .param("sku", moved.sku().value())
                .param("quantity", moved.quantity().value())
                .param("reason", moved.reason().name())
                .param("document", name("M"))
                .param("at", Row.at(moved.at()))
                .update();
    }

    /** The month that may be closed next. */
    private YearMonth next() {
        return periods.closed().stream().findFirst().map(last -> last.month().plusMonths(1)).orElse(LONG_AGO);
    }

    @Test
    void months_are_closed_in_their_order_and_once_they_have_ended() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            YearMonth first = next();
            Sku sku = trade.product("1.00");
            move(new Moved(trade.plant("EAST"), sku, MovementReason.RECEIPT, Quantity.of(5),
                    calendar.startOf(first.atDay(15))));

            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> periods.close(first.plusMonths(1), "stock"))
                    .withMessageContaining("the next one is " + first);
            periods.close(first, "stock");
            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> periods.close(first, "stock"))
                    .withMessageContaining("closed already");
            YearMonth thisMonth = YearMonth.from(clock.instant().atZone(calendar.zone()));
            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> periods.close(thisMonth, "stock"))
                    .withMessageContaining("not ended");
        });
    }

    @Test
    void a_closed_month_takes_no_movement_and_is_never_changed() {
        YearMonth month = closedLongAgo();
        LocationId plant = trade.plant("EAST");
        Sku sku = trade.product("1.00");
        trade.receive(plant, line(sku, 5));

        refused("INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at) VALUES ('%s', '%s', 1, 6, 'RECEIPT', 'X', '%s')"
                .formatted(plant, sku, calendar.startOf(month.atDay(20))), "the month of the movement is closed");
        refused("UPDATE stock_period_balance SET closing = closing + 1, incoming = incoming + 1", "never changed");
        refused("DELETE FROM stock_period", "never changed");
    }

    private void refused(String statement, String why) {
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(statement).update())
                .havingRootCause().withMessageContaining(why);
    }

    @Test
    void a_month_is_reported_as_json_by_page_as_csv_and_on_paper() {
        LocationId plant = trade.plant("EAST");
        Sku kettle = trade.product("1.00");
        Sku pan = trade.product("1.00");
        trade.receive(plant, line(kettle, 5), line(pan, 7));
        YearMonth month = YearMonth.from(clock.instant().atZone(calendar.zone()));
        String path = "/api/inventory/reports/movements?month=" + month + "&location=" + plant;
        Api operator = new Api(http, "operator");

        JsonNode page = operator.read(path + "&limit=1");
        assertThat(page.path("closed").asBoolean()).isFalse();
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("totals").path(0).path("closing").decimalValue()).isEqualByComparingTo("12");
        JsonNode rest = operator.read(path + "&limit=1&cursor=" + page.path("nextCursor").asText());
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(rest.path("items").path(0).path("sku")).isNotEqualTo(page.path("items").path(0).path("sku"));
        JsonNode one = operator.read(path + "&sku=" + kettle).path("items").path(0);
        assertThat(one.path("incoming").asInt()).isEqualTo(5);
        assertThat(one.path("reasons").path("RECEIPT").asInt()).isEqualTo(5);
        assertThat(one.path("unit").asText()).isEqualTo("PC");

        assertThat(text(path, "text/csv")).contains("month,location,sku,name,unit,opening,incoming",
                month + "," + plant + "," + pan + ",Kettle,PC,0,7,0,0,7");
        assertThat(text(path, "text/html")).contains("进销存明细表", "<td>" + pan + "</td>", "RECEIPT 7",
                "<td>Total</td><td></td><td></td><td>PC</td><td>0</td><td>12</td>");
        String movements = "/api/inventory/movements?location=" + plant + "&sku=" + pan;
        assertThat(operator.read(movements + "&from=" + month.atDay(1) + "&to=" + month.atEndOfMonth()).path("items"))
                .as("the movements that make it up").hasSize(1);
        assertThat(operator.read(movements + "&to=" + month.minusMonths(1).atEndOfMonth()).path("items")).isEmpty();
        assertThat(operator.get("/api/inventory/reports/movements?month=soon").getStatusCode().value()).isEqualTo(400);
        assertThat(new Api(http, "dealer").get(path).getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void a_month_is_closed_over_http_once() {
        YearMonth month = closedLongAgo();
        Api stock = new Api(http, "stock");

        ResponseEntity<JsonNode> again =
                stock.post("/api/inventory/periods/" + month + "/close", name("key"), "");

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(stock.read("/api/inventory/periods").path("items").findValuesAsText("month"))
                .contains(month.toString());
        assertThat(stock.read("/api/inventory/reports/movements?month=" + month).path("closed").asBoolean()).isTrue();
        assertThat(new Api(http, "operator").post("/api/inventory/periods/" + month + "/close", name("key"), "")
                .getStatusCode().value()).isEqualTo(403);
    }

    /** The first month ever, with one movement, which is closed for the whole run. */
    private YearMonth closedLongAgo() {
        if (periods.closed().isEmpty()) {
            LocationId plant = trade.plant("EAST");
            move(new Moved(plant, trade.product("1.00"), MovementReason.OPENING, Quantity.of(5),
                    calendar.startOf(LONG_AGO.atDay(15))));
            ResponseEntity<JsonNode> closed = new Api(http, "stock")
                    .post("/api/inventory/periods/" + LONG_AGO + "/close", name("key"), "");
            assertThat(closed.getStatusCode().value()).as(String.valueOf(closed.getBody())).isEqualTo(201);
        }
        return LONG_AGO;
    }

    private String text(String path, String type) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, type);
        return Objects.requireNonNull(http.withBasicAuth("stock", "stock")
                .exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getBody());
    }
}
