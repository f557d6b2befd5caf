package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dispatch and settlement where something goes wrong. The carrier is one that never reports by itself. */
@ProcessTest
@Isolated("moves the clock")
class DeliveryTest {

    private static final String SILENT = "Quiet Harbour";

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Carrier carrier;
    private final Distributor distributor;
    private final String sku;

    @Autowired
    DeliveryTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            TestClock clock,
            JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.clock = clock;
        this.jdbc = jdbc;
        this.carrier = new Carrier(baton);
        this.distributor = shop.distributor("5000.00");
        this.sku = shop.stocked("113.00");
    }

    @Test
    void an_operator_chooses_another_carrier_when_one_refuses() {
        String city = "Farville " + UUID.randomUUID();
        new Refusing(simulators).booking(city);
        Placed order = shop.place(distributor, sku, 10, city);
        UserTask task = tasks.awaitTask(order, "Task_ChooseCarrierByHand");
        assertThat(tasks.variables(task).path("carrierMessage").asText()).contains("No truck before Monday");
        clock.advance(Duration.ofHours(4).plusMinutes(5));
        journeys.awaitElement(order, "Event_OverdueCarrierChoiceNoted");
        tasks.complete(task, Map.of("carrier", "SWIFT", "service", "EXPRESS"));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("shipments").findValuesAsText("carrier")).last().isEqualTo("SWIFT");
        assertThat(shop.timeline(order)).contains("task.overdue");
    }

    @Test
    void pick_up_and_delivery_that_do_not_come_in_time_alert_and_still_count_when_they_come() {
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        clock.advance(Duration.ofDays(2));
        journeys.awaitElement(order, "Event_OverduePickupReported");
        carrier.report(order, "InTransit");
        shop.awaitStatus(order, "SHIPPED");
        journeys.awaitElement(order, "Task_AwaitDelivery");
        clock.advance(Duration.ofDays(6));
        journeys.awaitElement(order, "Event_OverdueDeliveryReported");
        carrier.report(order, "Delivered");
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void events_that_come_twice_and_in_the_wrong_order_end_in_the_same_state() {
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        carrier.report(order, "Delivered");
        carrier.report(order, "InTransit");
        carrier.report(order, "InTransit");
        carrier.report(order, "InfoReceived");
        shop.awaitEnd(order, "COMPLETED");
        assertThat(simulators.deliveries(shop.order(order).path("sapSalesOrder").asText())).hasSize(1);
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(10);
    }

    @Test
    void goods_that_prove_not_to_be_there_come_from_elsewhere_and_the_booked_carrier_does_not() {
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        shop.correct(sku, -1_000);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                shop.order(order).path("shipments").findValuesAsText("status")).containsExactly("CANCELLED"));
        assertThat(shop.order(order).path("lines").path(0).path("reserved").asInt()).isZero();
        journeys.awaitElement(order, "Gateway_AwaitStock");

        shop.receive(Shop.OTHER_PLANT, sku, 10);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                shop.order(order).path("shipments").findValuesAsText("status")).containsExactly("CANCELLED", "BOOKED"));
        carrier.report(order, "InTransit");
        carrier.report(order, "Delivered");
        shop.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("consignments").findValuesAsText("status")).containsExactly("WITHDRAWN", "DELIVERED");
        assertThat(answer.path("consignments").findValuesAsText("location"))
                .containsExactly(Shop.PLANT, Shop.OTHER_PLANT);
        assertThat(shop.timeline(order)).containsOnlyOnce("stock.withdrawn", "shipment.cancelled", "sap.changed");
        assertThat(simulators.salesOrders(order.number())).singleElement().satisfies(
                made -> assertThat(made.findValuesAsText("SalesDocumentRjcnReason")).filteredOn(why -> !why.isEmpty())
                        .hasSize(1));
        assertThat(simulators.deliveries(answer.path("sapSalesOrder").asText())).hasSize(1);
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(10);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(journeys.elementsEntered(order)).contains("Task_CancelWithdrawnBooking", "Call_DispatchAgain",
                "Event_DispatchedAgain");
    }

    @Test
    void an_operator_mends_what_keeps_sap_from_issuing_the_goods() {
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        String salesOrder = shop.order(order).path("sapSalesOrder").asText();
        simulators.server().stubFor(post(urlPathMatching(".*/API_OUTBOUND_DELIVERY_SRV.*/A_OutbDeliveryHeader"))
                .inScenario("issue " + salesOrder)
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("mended")
                .withRequestBody(containing(salesOrder))
                .willReturn(aResponse().withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody(
                                """
                                        {"error": {"code": "VL/367", "message": {"lang": "en", "value": "The posting period is closed"},
                                         "innererror": {"errordetails": []}}}""")));
        carrier.report(order, "InTransit");
        UserTask task = tasks.awaitTask(order, "Task_ResolveGoodsIssueRefusal");
        assertThat(tasks.variables(task).path("sapMessage").asText()).contains("posting period is closed");
        assertThat(tasks.variables(task).path("canCancel").asBoolean()).isFalse();
        clock.advance(Duration.ofHours(4).plusMinutes(5));
        journeys.awaitElement(order, "Event_OverdueGoodsIssueNoted");
        tasks.complete(task, Map.of());
        shop.awaitStatus(order, "SHIPPED");
        carrier.report(order, "Delivered");
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void an_operator_mends_what_keeps_sap_from_changing_a_sales_order() {
        Distributor rich = shop.distributor("50000.00", "GOLD");
        String late = shop.expected("1130.00");
        shop.receive(late, 10);
        Placed order = shop.place(rich, late, 40, SILENT);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        String salesOrder = shop.order(order).path("sapSalesOrder").asText();
        simulators.server().stubFor(any(urlPathMatching(".*/A_SalesOrderItem\\(SalesOrder.*" + salesOrder + ".*"))
                .inScenario("change " + salesOrder)
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("mended")
                .willReturn(aResponse().withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody(
                                """
                                        {"error": {"code": "V1/042", "message": {"lang": "en", "value": "The document is blocked"},
                                         "innererror": {"errordetails": []}}}""")));
        shop.receive(late, 30);
        UserTask task = tasks.awaitTask(order, "Task_ResolveChangeRefusal");
        assertThat(tasks.variables(task).path("sapMessage").asText()).contains("document is blocked");
        clock.advance(Duration.ofHours(4).plusMinutes(5));
        journeys.awaitElement(order, "Event_OverdueChangeNoted");
        tasks.complete(task, Map.of());
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shop.order(order).path("shipments")).hasSize(2));
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, rich, "50000.00", late);
    }

    @Test
    void finance_decides_when_sap_makes_another_amount_of_an_order() {
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        jdbc.sql("UPDATE orders SET sap_net_amount = sap_net_amount + 5000 WHERE id = ?::uuid").param(order.id())
                .update();
        carrier.report(order, "InTransit");
        carrier.report(order, "Delivered");
        UserTask task = tasks.awaitTask(order, "Task_ResolveSettlementDifference");
        assertThat(task.candidateGroups()).containsExactly("finance");
        JsonNode difference = tasks.variables(task).path("settlementDifference");
        assertThat(difference.path("ours").asText()).isEqualTo("1,000.00 CNY");
        assertThat(difference.path("sap").asText()).isEqualTo("1,050.00 CNY");
        assertThat(difference.path("salesOrder").asText()).isEqualTo(shop.order(order).path("sapSalesOrder").asText());
        clock.advance(Duration.ofDays(2).plusMinutes(5));
        journeys.awaitElement(order, "Event_OverdueSettlementNoted");
        assertThat(shop.status(order)).isEqualTo("DELIVERED");
        tasks.assign(task, "fiona");
        tasks.complete(task, Map.of("settlementDecision", "ACCEPT"));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.get("/api/orders/" + order + "/timeline").toString()).contains("fiona settles with our amount");
        assertThat(journeys.elementsEntered(order)).contains("Call_SettleDifference", "Event_ConsignmentSettled");
    }

    @Test
    void an_sap_refusal_that_waits_too_long_is_noted() {
        String blocked = shop.product("PT" + System.nanoTime() + "-BLOCKED", "113.00");
        shop.receive(blocked, 100);
        Placed order = shop.place(distributor, blocked, 10);
        UserTask task = tasks.awaitTask(order, "Task_ResolveSapRefusal");
        clock.advance(Duration.ofHours(4).plusMinutes(5));
        journeys.awaitElement(order, "Event_OverdueSapRefusalNoted");
        assertThat(shop.timeline(order)).contains("task.overdue");
        tasks.assign(task, "olga");
        tasks.complete(task, Map.of("sapDecision", "CANCEL"));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(shop.get("/api/orders/" + order + "/timeline").toString()).contains("olga has the order cancelled");
    }

    @Test
    void an_order_whose_money_does_not_come_in_time_is_cancelled() {
        Distributor poor = shop.distributor("100.00");
        Placed order = shop.place(poor, sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        clock.advance(Duration.ofDays(3).plusMinutes(5));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Task_GiveUpWaitingForMoney", "Event_OrderUnpaid");
        shop.assertUndone(order, poor, "100.00", sku);
    }
}
