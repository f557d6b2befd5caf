package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.process.Market.Retailer;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.Step;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Race;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;

/** An operator stops orders at their next safe point and lets them go on. */
@ProcessTest
class HoldTest {

    private static final Set<String> OF_THE_ORDER = Set.of("distributor-order", "sale-by-distributor");

    private final Shop shop;
    private final Market market;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final JdbcClient jdbc;

    @Autowired
    HoldTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.jdbc = jdbc;
    }

    @Test
    void an_order_stops_before_its_review_and_goes_on_once_when_it_is_released() {
        Distributor distributor = shop.distributor("1000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        hold(order);
        assertThat(shop.status(order)).as("until it gets to a safe point").isEqualTo("AWAITING_PAYMENT");
        hold(order);
        shop.topUp(distributor, "1000.00");
        standsStill(order, "PRICED", "Task_GatherReviewFacts");
        assertThat(shop.get("/api/orders?status=ON_HOLD&customerId=" + distributor.id()).path("items")).hasSize(1);
        assertThat(shop.get("/api/orders?status=PRICED&customerId=" + distributor.id()).path("items")).isEmpty();

        release(order);
        release(order);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("hold").isMissingNode()).isTrue();
        assertThat(shop.timeline(order)).containsSubsequence("hold.requested", "order.on-hold", "hold.released")
                .containsOnlyOnce("hold.requested", "order.on-hold", "hold.released", "order.approved");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    @Test
    void an_order_stops_before_its_stock_and_before_its_sales_order() {
        Distributor distributor = shop.distributor("90000.00");
        String sku = shop.product("113.00");
        Placed reviewed = shop.place(distributor, sku, 10);
        tasks.awaitTask(reviewed, "Task_ReviewOrder");
        hold(reviewed);
        tasks.complete(tasks.awaitTask(reviewed, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        standsStill(reviewed, "APPROVED", "Task_ReserveStock");
        shop.receive(sku, 10);
        release(reviewed);
        shop.awaitEnd(reviewed, "COMPLETED");

        String expected = shop.expected("113.00");
        Placed waiting = shop.place(distributor, expected, 10);
        shop.awaitStatus(waiting, "BACKORDERED");
        hold(waiting);
        shop.receive(expected, 10);
        standsStill(waiting, "ALLOCATED", "Task_CreateSalesOrder");
        assertThat(simulators.salesOrders(waiting.number())).isEmpty();
        assertThat(shop.stock(expected, Shop.PLANT).path("reserved").asInt()).isEqualTo(10);
        release(waiting);
        shop.awaitEnd(waiting, "COMPLETED");
        assertThat(simulators.salesOrders(waiting.number())).hasSize(1);
    }

    @Test
    void a_retailers_order_stops_when_its_distributor_has_taken_it() {
        Retailer retailer = market.retailer("5000.00");
        Placed order = market.place(retailer, market.stocked(retailer.distributor(), "113.00", 100), 10);
        market.awaitOffer(order, retailer.distributor());
        hold(order);
        market.accept(order, retailer.distributor());
        standsStill(order, "APPROVED", "Task_ReserveStock");
        release(order);
        market.awaitEnd(order, "COMPLETED");
    }

    @Test
    void a_held_order_is_cancelled() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("113.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "BACKORDERED");
        hold(order);
        shop.receive(sku, 10);
        standsStill(order, "ALLOCATED", "Task_CreateSalesOrder");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
        assertThat(shop.order(order).path("hold").isMissingNode()).isTrue();
    }

    @Test
    void an_amendment_leaves_the_hold() {
        Distributor distributor = shop.distributor("1000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        hold(order);
        shop.topUp(distributor, "1000.00");
        standsStill(order, "PRICED", "Task_GatherReviewFacts");
        shop.amend(order, sku, 5);
        Awaitility.await().untilAsserted(() -> assertThat(
                Collections.frequency(shop.timeline(order), "order.on-hold")).isEqualTo(2));
        standsStill(order, "PRICED", "Task_GatherReviewFacts");
        release(order);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("totals").path("total").asText()).isEqualTo("625.00");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    @Test
    void a_hold_that_nobody_ends_is_an_exception() {
        Placed order = shop.place(shop.distributor("10.00"), shop.stocked("113.00"), 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        hold(order);
        assertThat(overdue()).doesNotContain(order.number());
        jdbc.sql("UPDATE order_hold SET remind_at = requested_at WHERE order_id = ?::uuid").param(order.id()).update();
        assertThat(overdue()).contains(order.number());
        release(order);
        assertThat(overdue()).doesNotContain(order.number());
    }

    @Test
    void holds_and_releases_that_race_leave_an_order_that_takes_each_step_once() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10);
        Race.of(12, number -> () -> {
            for (int round = 0; round < 4; round++) {
                try {
                    String what = number % 2 == 0 ? "/hold" : "/release";
                    shop.post("operator", "/api/orders/" + order + what, Map.of("reason", "To and fro"));
                } catch (HttpClientErrorException.Conflict tooLate) {
                    assertThat(tooLate.getResponseBodyAsString()).contains("cannot be held any more");
                }
            }
            return true;
        });
        release(order);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.timeline(order)).containsOnlyOnce("order.approved", "order.allocated", "order.released",
                "order.shipped", "order.completed");
    }

    @Test
    void only_operators_hold_orders_for_a_reason_while_that_stops_them() {
        Placed order = shop.place(shop.distributor("5000.00"), shop.stocked("113.00"), 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class).isThrownBy(() -> hold(order));
        assertThatExceptionOfType(HttpClientErrorException.Forbidden.class).isThrownBy(
                () -> shop.post("integrator", "/api/orders/" + order + "/hold", Map.of("reason", "x")));
        assertThatExceptionOfType(HttpClientErrorException.BadRequest.class).isThrownBy(
                () -> shop.post("operator", "/api/orders/" + order + "/hold", Map.of()));
    }

    private void hold(Placed order) {
        JsonNode answer =
                shop.post("operator", "/api/orders/" + order + "/hold", Map.of("reason", "The customer calls back"));
        assertThat(answer.path("id").asText()).isEqualTo(order.id());
    }

    private void release(Placed order) {
        assertThat(shop.post("operator", "/api/orders/" + order + "/release", Map.of()).path("hold").isMissingNode())
                .isTrue();
    }

    private void standsStill(Placed order, String status, String before) {
        shop.awaitStatus(order, "ON_HOLD");
        JsonNode hold = shop.order(order).path("hold");
        assertThat(hold.path("status").asText()).isEqualTo(status);
        assertThat(hold.path("reason").asText()).isEqualTo("The customer calls back");
        // what runs beside an order is not held
        assertThat(journeys.of(order).stream()
                .filter(step -> OF_THE_ORDER.contains(step.processId()) && step.event().equals("ELEMENT_ACTIVATED"))
                .map(Step::elementId)
                .toList()).last().isEqualTo(before);
    }

    private String overdue() {
        return shop.get("/api/operations/exceptions?kind=HOLD_OVERDUE&limit=200").toString();
    }
}
