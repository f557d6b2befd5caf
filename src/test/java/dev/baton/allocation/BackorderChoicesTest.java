package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.allocation.AllocationOutcome.Ended;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class BackorderChoicesTest {

    private final Api integrator;
    private final Api operator;
    private final Api dealer;
    private final BackorderAnnouncements announcements;
    private final Allocation allocation;
    private final Consignments consignments;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final Payments payments;
    private final RingFences fences;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Trade trade;
    private final Waits waits;

    private Sku kettle = new Sku("unset");
    private LocationId plant = new LocationId("unset");

    @Autowired
    BackorderChoicesTest(
            TestRestTemplate http,
            BackorderAnnouncements announcements,
            Allocation allocation,
            Consignments consignments,
            Orders orders,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            BeanFactory beans) {
        this.payments = beans.getBean(Payments.class);
        this.fences = beans.getBean(RingFences.class);
        this.integrator = new Api(http, "integrator");
        this.operator = new Api(http, "operator");
        this.dealer = new Api(http, "dealer");
        this.announcements = announcements;
        this.allocation = allocation;
        this.consignments = consignments;
        this.orders = orders;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.trade = new Trade(beans);
        this.waits = new Waits(beans);
    }

    @BeforeEach
    void aProductAndAPlant() {
        kettle = trade.product("10.00");
        plant = trade.plant("EAST");
    }

    @Test
    void the_answer_about_an_order_tells_where_it_stands_and_what_may_be_chosen() {
        OrderId first = waits.waiting(line(kettle, 5));
        OrderId second = waits.waiting(line(kettle, 2));

        JsonNode backorder = answer(second).path("backorder");
        assertThat(backorder.path("place").asInt()).isEqualTo(2);
        assertThat(backorder.path("lines").path(0).path("sku").asText()).isEqualTo(kettle.value());
        assertThat(backorder.path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(backorder.path("promisedDate").isNull()).isTrue();
        assertThat(texts(backorder.path("choices"))).containsExactly("WAIT", "CANCEL");
        Instant since = Instant.parse(backorder.path("since").asText());
        assertThat(Instant.parse(backorder.path("deadline").asText())).isEqualTo(since.plus(Duration.ofDays(7)));

        waits.rank(second, 24);
        assertThat(answer(second).path("backorder").path("place").asInt()).isEqualTo(1);
        assertThat(answer(first).path("backorder").path("place").asInt()).isEqualTo(2);
        trade.receive(plant, line(kettle, 7));
        assertThat(answer(first).has("backorder")).isFalse();
    }

    @Test
    void who_chooses_to_wait_has_the_deadline_put_off_and_never_drawn_nearer() {
        OrderId order = waits.waiting(line(kettle, 5));
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(20));

        assertThat(deadline(choose(integrator, order, wait(until)))).isEqualTo(until);
        assertThat(deadline(choose(integrator, order, wait(until)))).as("again").isEqualTo(until);
        assertThat(deadline(choose(operator, order, wait(until.minus(Duration.ofDays(5)))))).isEqualTo(until);
        ResponseEntity<JsonNode> longest = choose(integrator, order, "{\"choice\":\"WAIT\"}");
        Instant since = Instant.parse(body(longest).path("backorder").path("since").asText());
        assertThat(deadline(longest)).isEqualTo(since.plus(Duration.ofDays(28)));
        assertThat(texts(body(longest).path("backorder").path("choices"))).doesNotContain("WAIT");
        assertThat(choose(integrator, order, "{\"choice\":\"WAIT\"}").getStatusCode().value()).as("again")
                .isEqualTo(200);
        assertThat(choose(integrator, order, wait(until.plus(Duration.ofDays(1)))).getStatusCode().value())
                .as("what is no choice any more").isEqualTo(409);

        jdbc.sql("UPDATE allocation_waiter SET queued_at = now() - interval '8 days' WHERE order_id = ?")
                .param(order.value())
                .update();
        assertThat(allocation.giveUp(waits.wait(order))).isInstanceOf(Waiting.class);
        assertThat(timeline(order)).containsOnlyOnce("backorder.put-off integrator " + until);
    }

    @Test
    void who_waits_for_a_release_may_wait_as_long_after_it_as_others_from_the_beginning() {
        LocalDate release = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(60);
        Sku soon = trade.unreleased("10.00", release);
        OrderId order = trade.preOrdered(trade.distributor("100.00"), PaymentMethod.PREPAID, line(soon, 5));
        payments.hold(order);
        orders.markApproved(order, "test");
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        Instant before = Instant.parse(answer(order).path("backorder").path("deadline").asText());
        assertThat(texts(answer(order).path("backorder").path("choices"))).contains("WAIT");

        ResponseEntity<JsonNode> longest = choose(integrator, order, "{\"choice\":\"WAIT\"}");

        assertThat(deadline(longest)).isEqualTo(before.plus(Duration.ofDays(21)));
        assertThat(texts(body(longest).path("backorder").path("choices"))).doesNotContain("WAIT");
        assertThat(pointers(choose(integrator, order, wait(before.plus(Duration.ofDays(22))))))
                .containsExactly("422", "/until");
    }

    @Test
    void what_is_set_aside_for_a_channel_serves_those_of_it_who_wait_behind_others() {
        OrderId first = waits.waiting(line(kettle, 10));
        OrderId second = waits.waiting(line(kettle, 3));
        jdbc.sql("UPDATE orders SET channel = 'RETAILER' WHERE id = ?").param(first.value()).update();
        trade.receive(plant, line(kettle, 5));
        assertThat(waits.waits(second)).as("five are set aside for the first").isTrue();

        fences.set(plant, kettle, "DISTRIBUTOR", Quantity.of(3), "test");

        assertThat(waits.waits(second)).isFalse();
        assertThat(waits.waits(first)).isTrue();
    }

    @Test
    void a_part_is_taken_only_where_there_is_something_to_take() {
        OrderId order = waits.waiting(line(kettle, 5));
        assertThat(choose(integrator, order, "{\"choice\":\"TAKE_PART\"}").getStatusCode().value()).isEqualTo(409);

        trade.receive(plant, line(kettle, 3));
        fences.set(plant, kettle, "RETAILER", Quantity.of(3), "test");
        assertThat(texts(answer(order).path("backorder").path("choices"))).as("all is set aside for others")
                .containsExactly("WAIT", "CANCEL");
        fences.end(plant, kettle, "RETAILER");
        assertThat(texts(answer(order).path("backorder").path("choices")))
                .containsExactly("WAIT", "TAKE_PART", "CANCEL");
        assertThat(choose(integrator, order, "{\"choice\":\"TAKE_PART\"}").getStatusCode().value()).isEqualTo(200);
        assertThat(consignments.of(order)).hasSize(1);
    }

    @Test
    void who_takes_a_part_gets_what_there_is_at_once_and_waits_for_the_rest() {
        trade.receive(plant, line(kettle, 3));
        OrderId order = waits.waiting(line(kettle, 5));

        ResponseEntity<JsonNode> taken = choose(integrator, order, "{\"choice\":\"TAKE_PART\"}");

        assertThat(taken.getStatusCode().value()).isEqualTo(200);
        assertThat(consignments.of(order)).singleElement()
                .satisfies(part -> assertThat(part.quantity()).isEqualTo(Quantity.of(3)));
        assertThat(body(taken).path("status").asText()).isEqualTo("ALLOCATED");
        JsonNode rest = body(taken).path("backorder");
        assertThat(rest.path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(texts(rest.path("choices"))).containsExactly("WAIT", "CANCEL");
        assertThat(choose(integrator, order, "{\"choice\":\"TAKE_PART\"}").getBody()).as("again")
                .isEqualTo(body(taken));
        trade.receive(plant, line(kettle, 2));
        assertThat(choose(integrator, order, "{\"choice\":\"TAKE_PART\"}").getStatusCode().value())
                .as("again, when nothing waits any more").isEqualTo(200);
        assertThat(choose(integrator, order, "{\"choice\":\"WAIT\"}").getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void who_cancels_an_order_of_which_nothing_is_reserved_cancels_it_all() {
        OrderId order = waits.waiting(line(kettle, 5));

        ResponseEntity<JsonNode> cancelled = choose(integrator, order, "{\"choice\":\"CANCEL\"}");

        assertThat(cancelled.getStatusCode().value()).isEqualTo(200);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.CANCELLING);
        assertThat(choose(integrator, order, "{\"choice\":\"CANCEL\"}").getStatusCode().value()).isEqualTo(200);
        assertThat(choose(integrator, order, "{\"choice\":\"WAIT\"}").getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void who_cancels_the_rest_keeps_what_is_reserved_and_others_get_their_turn() {
        trade.receive(plant, line(kettle, 3));
        OrderId order = waits.waitingForRest(line(kettle, 9));
        UUID rest = waits.wait(order);
        OrderId next = waits.waiting(line(kettle, 2));
        trade.receive(plant, line(kettle, 2));

        assertThat(orders.get(order).goods().getFirst().reserved()).isEqualTo(Quantity.of(5));
        UUID last = waits.wait(order);
        assertThat(allocation.outcome(rest)).isNotInstanceOf(Ended.class);
        assertThat(choose(operator, order, "{\"choice\":\"CANCEL\"}").getStatusCode().value()).isEqualTo(200);
        assertThat(choose(operator, order, "{\"choice\":\"CANCEL\"}").getStatusCode().value()).isEqualTo(200);

        assertThat(orders.get(order).goods().getFirst().cancelled()).isEqualTo(Quantity.of(4));
        assertThat(orders.get(order).goods().getFirst().reserved()).isEqualTo(Quantity.of(5));
        assertThat(allocation.outcome(last)).isEqualTo(new Ended());
        assertThat(allocation.cancelledRest(last).orElseThrow().worth()).isEqualTo(Trade.money("40.00"));
        trade.receive(plant, line(kettle, 2));
        assertThat(waits.waits(next)).isFalse();
    }

    @Test
    void what_is_reserved_anew_after_a_part_was_cancelled_makes_the_total_together_with_it() {
        Sku rope = trade.productByTheMetre("0.33");
        trade.receive(plant, half(rope));
        OrderId order = waits.waitingForRest(new StockLine(rope, new Quantity(new BigDecimal("1.500"))));
        trade.receive(plant, half(rope));
        UUID rest = waits.wait(order);
        choose(operator, order, "{\"choice\":\"CANCEL\"}");
        Money cancelled = allocation.cancelledRest(rest).orElseThrow().worth();

        trade.reservationExpires(order);
        allocation.reserve(order, null);

        assertThat(consignments.of(order).stream().flatMap(part -> part.portions().stream()).map(Portion::total)
                .reduce(cancelled, Money::plus)).isEqualTo(orders.get(order).total());
    }

    private static StockLine half(Sku sku) {
        return new StockLine(sku, new Quantity(new BigDecimal("0.500")));
    }

    @Test
    void a_choice_that_cannot_be_is_refused_with_all_its_faults() {
        OrderId order = waits.waiting(line(kettle, 5));

        assertThat(pointers(choose(integrator, order, "{}"))).containsExactly("400", "/choice");
        assertThat(pointers(choose(integrator, order, "{\"choice\":\"LEAVE\",\"until\":\"soon\"}")))
                .containsExactly("400", "/choice", "/until");
        assertThat(pointers(choose(integrator, order, "{\"choice\":\"CANCEL\",\"until\":\"2026-12-24T10:00:00Z\"}")))
                .containsExactly("400", "/until");
        assertThat(pointers(choose(integrator, order, wait(clock.instant().plus(Duration.ofDays(29))))))
                .containsExactly("422", "/until");
        assertThat(pointers(choose(integrator, order, wait(clock.instant().minus(Duration.ofDays(1))))))
                .containsExactly("422", "/until");
        assertThat(choose(integrator, new OrderId(UUID.randomUUID()), "{\"choice\":\"WAIT\"}").getStatusCode().value())
                .isEqualTo(404);
        assertThat(choose(dealer, order, "{\"choice\":\"WAIT\"}").getStatusCode().value()).as("another's order")
                .isEqualTo(404);
        assertThat(choose(integrator, waits.order(line(kettle, 1)), "{\"choice\":\"WAIT\"}").getStatusCode().value())
                .as("one that does not wait").isEqualTo(409);
    }

    @Test
    void subscribers_are_told_of_a_wait_and_what_may_be_chosen_and_of_the_wait_for_the_rest() {
        OrderId first = waits.waiting(line(kettle, 5));
        trade.receive(plant, line(kettle, 6));
        OrderId rest = waits.waitingForRest(line(kettle, 5));
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    INSERT INTO subscription (id, url, types, secret, created_at)
                    VALUES (gen_random_uuid(), 'http://localhost:9/none', '{order.backordered}', 'secret', now())""")
                    .update();
            announcements.on(awaited(rest));
            trade.receive(plant, line(kettle, 1));
            assertThat(jdbc
                    .sql("SELECT payload::text FROM outbox WHERE key = ? AND type = 'order.backordered' ORDER BY id")
                    .param(rest.toString())
                    .query(String.class)
                    .list()).hasSize(2)
                    .allSatisfy(told -> assertThat(told).contains(kettle.value(), "deadline", "WAIT", "CANCEL")
                            .doesNotContain("TAKE_PART"));
            status.setRollbackOnly();
        });
        assertThat(waits.waits(first)).isFalse();
    }

    private StockAwaited awaited(OrderId order) {
        return new StockAwaited(order, 1, waits.wait(order), List.of(line(kettle, 4)), clock.instant());
    }

    private ResponseEntity<JsonNode> choose(Api api, OrderId order, String body) {
        return api.post("/api/orders/" + order + "/backorder", name("key"), body);
    }

    private static String wait(Instant until) {
        return "{\"choice\":\"WAIT\",\"until\":\"" + until + "\"}";
    }

    private static Instant deadline(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return Instant.parse(body(answer).path("backorder").path("deadline").asText());
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    private JsonNode answer(OrderId order) {
        return operator.read("/api/orders/" + order);
    }

    private List<String> timeline(OrderId order) {
        return jdbc.sql(
                "SELECT type || ' ' || actor || ' ' || split_part(detail, 'until ', 2) FROM order_timeline WHERE order_id = ?")
                .param(order.value())
                .query(String.class)
                .list();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        return Stream.concat(
                Stream.of(String.valueOf(answer.getStatusCode().value())),
                body(answer).path("errors").findValuesAsText("pointer").stream()).toList();
    }
}
