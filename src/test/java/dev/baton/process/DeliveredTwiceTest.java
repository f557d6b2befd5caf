package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.LostCompletions;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every job comes twice, and has its effect once. */
@ProcessTest
@JobsTwice
@Isolated("loses the first answer of every job, and moves the clock")
class DeliveredTwiceTest {

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final LostCompletions completions;
    private final JdbcClient jdbc;
    private final TestClock clock;

    @Autowired
    DeliveredTwiceTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            LostCompletions completions,
            JdbcClient jdbc,
            TestClock clock) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.completions = completions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void an_order_that_waits_for_money_and_a_second_approval_is_settled_once() {
        int before = completions.count();
        Distributor distributor = shop.distributor("1000.00");
        String sku = shop.stocked("600.00");
        Placed order = shop.place(distributor, sku, 400);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        approve(shop.topUp(distributor, "300000.00"), "Task_ReviewTopUp", "fiona");
        approve(order, "Task_ReviewOrder", "anna");
        approve(order, "Task_ApproveOrderAgain", "bo");
        shop.awaitEnd(order, "COMPLETED");

        assertThat(completions.count() - before).as("jobs done twice").isGreaterThanOrEqualTo(14);
        JsonNode answer = shop.order(order);
        assertThat(answer.path("totals").path("total").asText()).isEqualTo("239700.00");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("67300.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.stock(sku, Shop.PLANT).path("onHand").asInt()).isEqualTo(600);
        assertThat(shop.stock(sku, Shop.PLANT).path("reserved").asInt()).isZero();
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(400);
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(simulators.deliveries(answer.path("sapSalesOrder").asText())).hasSize(1);
        assertThat(simulators.bookings(answer.path("shipments").path(0).path("id").asText())).hasSize(1);
        assertThat(shop.timeline(order)).contains("order.shipped", "order.completed").doesNotHaveDuplicates();
        assertThat(jdbc.sql("SELECT count(*) FROM order_review_verdict WHERE order_id = ?::uuid")
                .param(order.id())
                .query(Long.class)
                .single()).isEqualTo(2);
    }

    @Test
    void an_order_that_sap_refuses_is_undone_once() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.product("PT" + System.nanoTime() + "-BLOCKED", "113.00");
        shop.receive(sku, 100);
        Placed order = shop.place(distributor, sku, 10);
        tasks.complete(tasks.awaitTask(order, "Task_ResolveSapRefusal"), Map.of("sapDecision", "CANCEL"));
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
        assertThat(simulators.salesOrders(order.number())).isEmpty();
    }

    @Test
    void an_order_that_waits_to_be_picked_up_is_undone_once() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, "Quiet Harbour");
        journeys.awaitElement(order, "Task_AwaitPickup");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
        assertThat(shop.stock(sku, Shop.PLANT).path("onHand").asInt()).isEqualTo(1_000);
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    @Test
    void an_order_that_waits_for_stock_is_served_once() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("113.00");
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(10);
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("3870.00");
    }

    @Test
    void the_rest_of_a_pre_orders_money_is_held_once() {
        Distributor distributor = shop.distributor("339.00");
        String sku = shop.expected("113.00");
        shop.release(sku, LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai"))).plusDays(10));
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "PRE_ORDERED");
        shop.receive(sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.topUp(distributor, "791.00");
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("0.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.timeline(order)).containsOnlyOnce("payment.deposit-held", "order.pre-ordered",
                "payment.rest-due", "payment.held");
    }

    @Test
    void goods_that_prove_not_to_be_there_wait_again_once() {
        Distributor distributor = shop.distributor("50000.00", "GOLD");
        String sku = shop.expected("1130.00");
        shop.receive(sku, 10);
        Placed order = shop.place(distributor, sku, 40, "Quiet Harbour");
        journeys.awaitElement(order, "Task_AwaitPickup");
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.correct(sku, -10);
        journeys.awaitElement(order, "Event_DispatchedAgain");
        assertThat(simulators.bookings(shop.order(order).path("shipments").path(0).path("id").asText())).hasSize(1);
        assertThat(shop.timeline(order)).containsOnlyOnce("stock.withdrawn", "shipment.cancelled");

        shop.receive(sku, 40);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                shop.order(order).path("shipments").findValuesAsText("status")).containsExactly("CANCELLED", "BOOKED"));
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "50000.00", sku);
    }

    @Test
    void the_rest_of_an_order_is_cancelled_once() {
        Distributor distributor = shop.distributor("50000.00", "GOLD");
        String sku = shop.expected("1130.00");
        shop.receive(sku, 10);
        Placed order = shop.place(distributor, sku, 40);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("consignments").findValuesAsText("status"))
                        .containsExactly("DELIVERED"));
        journeys.awaitElement(order, "Gateway_AwaitStock");
        clock.advance(Duration.ofDays(7).plusMinutes(5));
        shop.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("lines").path(0).path("cancelled").asInt()).isEqualTo(30);
        assertThat(answer.path("lines").path(0).path("delivered").asInt()).isEqualTo(10);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(simulators.salesOrders(order.number())).singleElement().satisfies(
                made -> assertThat(made.findValuesAsText("SalesDocumentRjcnReason")).filteredOn(why -> !why.isEmpty())
                        .hasSize(1));
        assertThat(shop.timeline(order)).containsOnlyOnce("backorder.cancelled", "payment.given-back");
    }

    @Test
    void what_time_brings_about_is_done_once() {
        Distributor poor = shop.distributor("100.00");
        Placed unpaid = shop.place(poor, shop.stocked("113.00"), 10);
        Distributor rich = shop.distributor("900000.00");
        Placed late = shop.place(rich, shop.stocked("600.00"), 100);
        Placed unseen = shop.place(rich, shop.stocked("113.00"), 10, "Quiet Harbour");
        Placed unfilled = shop.place(rich, shop.expected("113.00"), 10);
        String blocked = shop.product("PT" + System.nanoTime() + "-BLOCKED", "113.00");
        shop.receive(blocked, 100);
        Placed refused = shop.place(rich, blocked, 10);
        journeys.awaitElement(unpaid, "Gateway_AwaitMoney");
        journeys.awaitElement(unfilled, "Gateway_AwaitStock");
        journeys.awaitElement(unseen, "Task_AwaitPickup");
        tasks.awaitTask(late, "Task_ReviewOrder");
        tasks.awaitTask(refused, "Task_ResolveSapRefusal");

        clock.advance(Duration.ofHours(4).plusMinutes(5));
        journeys.awaitElement(refused, "Event_OverdueSapRefusalNoted");
        assertThat(shop.timeline(refused)).containsOnlyOnce("task.overdue");
        shop.cancel(refused);
        clock.advance(Duration.ofDays(2));
        journeys.awaitElement(unseen, "Event_OverduePickupReported");
        clock.advance(Duration.ofDays(5));
        shop.awaitEnd(unpaid, "CANCELLED");
        shop.awaitEnd(unfilled, "CANCELLED");
        journeys.awaitElement(late, "Task_EscalateReview");

        assertThat(shop.account(poor).path("available").asText()).isEqualTo("100.00");
        assertThat(shop.timeline(late)).containsOnlyOnce("review.escalated");
        assertThat(jdbc
                .sql("""
                        SELECT count(*) FROM shipment_alert JOIN shipment ON shipment.id = shipment_id WHERE order_id = ?::uuid""")
                .param(unseen.id())
                .query(Long.class)
                .single()).isEqualTo(1);
        shop.cancel(unseen);
    }

    private void approve(Object subject, String element, String person) {
        UserTask task = tasks.awaitTask(subject, element);
        tasks.assign(task, person);
        tasks.complete(task, Map.of("decision", "APPROVE"));
    }
}
