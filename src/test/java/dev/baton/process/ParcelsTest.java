package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.process.Market.Retailer;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import dev.baton.trade.GroupBuy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.HttpClientErrorException;

/** Parcels that leave and do not arrive. The carrier is one that reports what the test wants it to; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class ParcelsTest {

    private static final String SILENT = "Quiet Harbour";
    private static final String LOST = "Exception_013";
    private static final String DAMAGED = "Exception_012";
    private static final String SENT_BACK = "Exception_010";

    private final Shop shop;
    private final Market market;
    private final GroupBuy group;
    private final Carrier carrier;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final TestClock clock;

    @Autowired
    ParcelsTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            TestClock clock) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.group = new GroupBuy(http);
        this.carrier = new Carrier(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.clock = clock;
    }

    @Test
    void goods_that_are_lost_are_sent_again_once_and_charged_once() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", LOST);
        carrier.report(order, 0, "Exception", LOST);
        journeys.awaitElement(order, "Task_AwaitPickup");
        awaitShipments(order, "EXCEPTION", "BOOKED");
        assertThat(shop.stock(sku, warehouse(retailer)).path("reserved").asInt()).isEqualTo(10);

        carrier.report(order, 1, "InTransit", "");
        awaitShipments(order, "GIVEN_UP", "PICKED_UP");
        Awaitility.await().untilAsserted(
                () -> assertThat(shop.stock(sku, retailer.store()).path("inTransit").asInt()).isEqualTo(10));
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(answer.path("lines").path(0).path("shipped").asInt()).isEqualTo(10);
        assertThat(answer.path("lines").path(0).path("delivered").asInt()).isEqualTo(10);
        assertThat(answer.path("shipments").findValuesAsText("status")).containsExactly("GIVEN_UP", "RECEIVED");
        assertThat(market.available(retailer)).isEqualTo("3870.00");
        assertThat(shop.stock(sku, warehouse(retailer)).path("onHand").asInt()).isEqualTo(80);
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(10);
        assertThat(shop.stock(sku, retailer.store()).path("inTransit").asInt()).isZero();
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.lost", "shipment.replaced", "shipment.claimed",
                "order.shipped", "order.completed");
        assertThat(claims(order)).singleElement()
                .satisfies(claim -> assertThat(claim.path("amount").asText()).isEqualTo("1130.00"));
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("SHX-SEND-AGAIN");
        assertRight(order);
    }

    @Test
    void a_parcel_that_is_delivered_before_other_goods_have_left_calls_them_off() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", LOST);
        awaitShipments(order, "EXCEPTION", "BOOKED");
        carrier.report(order, 0, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        journeys.awaitElement(order, "Event_ExceptionEnded");

        awaitShipments(order, "RECEIVED", "CANCELLED");
        assertThat(shop.stock(sku, warehouse(retailer)).path("onHand").asInt()).isEqualTo(90);
        assertThat(shop.stock(sku, warehouse(retailer)).path("reserved").asInt()).isZero();
        assertThat(market.available(retailer)).isEqualTo("3870.00");
        assertThat(claims(order)).singleElement()
                .satisfies(claim -> assertThat(claim.path("state").asText()).isEqualTo("WITHDRAWN"));
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.found");
        assertRight(order);
    }

    @Test
    void a_parcel_that_is_delivered_after_other_goods_have_left_is_brought_before_a_person() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", LOST);
        awaitShipments(order, "EXCEPTION", "BOOKED");
        carrier.report(order, 1, "InTransit", "");
        awaitShipments(order, "GIVEN_UP", "PICKED_UP");
        carrier.report(order, 0, "Delivered", "");

        assertThat(shop.get("/api/operations/exceptions?kind=SHIPMENT_ALERT").toString()).contains(order.number(),
                "was delivered although another went in its place");
        assertThat(shop.status(order)).isEqualTo("SHIPPED");
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(10);
        assertRight(order);
    }

    @Test
    void goods_that_are_lost_again_are_brought_before_a_person_who_gives_the_money_back() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", LOST);
        awaitShipments(order, "EXCEPTION", "BOOKED");
        carrier.report(order, 1, "InTransit", "");
        awaitShipments(order, "GIVEN_UP", "PICKED_UP");
        carrier.report(order, 1, "Exception", LOST);
        tasks.complete(tasks.awaitTask(order, "Task_DecideByHand"), Map.of("decision", "REFUND", "claim", true));
        market.awaitEnd(order, "COMPLETED");

        assertThat(market.available(retailer)).isEqualTo("5000.00");
        assertThat(shop.stock(sku, warehouse(retailer)).path("onHand").asInt()).isEqualTo(80);
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isZero();
        assertThat(shop.stock(sku, retailer.store()).path("inTransit").asInt()).isZero();
        assertThat(claims(order)).hasSize(2);
        assertRight(order);
    }

    @Test
    void what_nobody_decides_goes_to_the_managers_who_are_reminded_every_day() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", SENT_BACK);
        UserTask task = tasks.awaitTask(order, "Task_DecideByHand");
        assertThat(task.candidateGroups()).containsExactly("operators");
        assertThat(tasks.variables(task).path("parcel").path("what").asText()).isEqualTo("sent back");
        tasks.complete(task, Map.of());
        UserTask again = tasks.awaitTask(order, "Task_DecideByHand");
        assertThat(tasks.variables(again).path("parcelNotice").asText()).contains("Nothing was decided");

        clock.advance(Duration.ofDays(5), Duration.ofHours(12));
        UserTask late = tasks.awaitTask(order, "Task_DecideLate");
        assertThat(late.candidateGroups()).containsExactly("operations-managers");
        clock.advance(Duration.ofHours(25));
        journeys.awaitElement(order, "Event_OverdueDecisionNoted");
        tasks.complete(late, Map.of("decision", "REFUND", "claim", false, "comment", "The customer has moved"));
        market.awaitEnd(order, "COMPLETED");
        assertThat(market.available(retailer)).isEqualTo("5000.00");
        assertThat(claims(order)).isEmpty();
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.returned", "shipment.exception-decided",
                "shipment.given-up");
        assertRight(order);
    }

    @Test
    void goods_that_are_not_in_stock_are_sent_again_once_they_are() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 10);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", DAMAGED);
        journeys.awaitElement(order, "Event_StockLooked");
        shop.receive(warehouse(retailer), sku, 10);
        clock.advance(Duration.ofMinutes(35));
        awaitShipments(order, "EXCEPTION", "BOOKED");
        clock.advance(Duration.ofDays(2));
        journeys.awaitElement(order, "Event_OverduePickupReported");
        carrier.report(order, 1, "InTransit", "");
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(sku, warehouse(retailer)).path("onHand").asInt()).isZero();
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(10);
        assertRight(order);
    }

    @Test
    void the_money_is_given_back_where_no_stock_comes_in_time() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 10);
        Placed order = underWay(retailer, sku, 10);
        carrier.report(order, 0, "Exception", LOST);
        journeys.awaitElement(order, "Event_StockLooked");
        clock.advance(Duration.ofDays(3).plusHours(1));
        market.awaitEnd(order, "COMPLETED");
        assertThat(market.available(retailer)).isEqualTo("5000.00");
        assertThat(journeys.elementsEntered(order)).contains("Event_MoneyGivenBack");
        assertRight(order);
    }

    @Test
    void an_operator_chooses_another_carrier_where_one_refuses_to_carry_the_goods_again() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 10);
        StubMapping full = simulators.server().stubFor(post(urlPathMatching("/carriers/.*/bookings"))
                .withRequestBody(containing(order.number()))
                .willReturn(aResponse().withStatus(422)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"code\": \"FULL\", \"message\": \"No truck before Monday\"}")));
        carrier.report(order, 0, "Exception", LOST);
        UserTask task = tasks.awaitTask(order, "Task_ChooseCarrierByHand");
        clock.advance(Duration.ofHours(4).plusMinutes(5));
        journeys.awaitElement(order, "Event_OverdueCarrierChoiceNoted");
        simulators.server().removeStub(full);
        tasks.complete(task, Map.of("carrier", "SWIFT", "service", "EXPRESS"));
        awaitShipments(order, "EXCEPTION", "BOOKED");
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("shipments").findValuesAsText("carrier")).last().isEqualTo("SWIFT");
        assertRight(order);
    }

    @Test
    void a_cheap_parcel_that_is_damaged_is_left_to_its_carrier() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = underWay(retailer, sku, 1);
        carrier.report(order, 0, "Exception", DAMAGED);
        journeys.awaitElement(order, "Event_LeftToCarrier");
        carrier.report(order, 0, "Exception", DAMAGED);
        carrier.report(order, 0, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.damaged");
        assertThat(claims(order)).singleElement()
                .satisfies(claim -> assertThat(claim.path("state").asText()).isEqualTo("OPEN"));
        assertRight(order);
    }

    @Test
    void what_sap_has_delivered_is_not_sent_again() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        carrier.report(order, "InTransit");
        shop.awaitStatus(order, "SHIPPED");
        carrier.report(order, 0, "Exception", LOST);
        tasks.complete(tasks.awaitTask(order, "Task_DecideByHand"), Map.of("decision", "RESHIP"));
        UserTask again = tasks.awaitTask(order, "Task_DecideByHand");
        assertThat(tasks.variables(again).path("parcelNotice").asText()).contains("SAP has delivered these goods");
        tasks.complete(again, Map.of("decision", "REFUND"));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("5000.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isZero();
        assertRight(order);
    }

    @Test
    void a_consumer_gets_back_what_was_paid_online_for_a_lost_parcel_without_stock() {
        Distributor distributor = market.distributor();
        String sku = market.stocked(distributor, "300.00", 5);
        Placed order = consumerOrder(market.consumer(), sku, 5);
        group.awaitStatus(order.id(), "AWAITING_PAYMENT");
        String payment = group.pay(order.id());
        journeys.awaitElement(order, "Task_AwaitPickup");
        carrier.report(order, "InTransit");
        group.awaitStatus(order.id(), "SHIPPED");
        carrier.report(order, 0, "Exception", LOST);
        group.awaitStatus(order.id(), "COMPLETED");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(group.payment(payment).path("refunded").asText()).isEqualTo("1500.00"));
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("SHX-CONSUMER-NO-STOCK");
        assertRight(order);
    }

    @Test
    void what_could_not_be_picked_comes_later_and_each_part_is_settled_when_it_is_delivered() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "133.33", 10);
        Placed order = booked(retailer, sku, 10);
        pickShort(order, sku, 7, true);
        assertThat(shop.order(order).path("lines").path(0).path("reserved").asInt()).isEqualTo(7);
        carrier.report(order, 0, "InTransit", "");
        carrier.report(order, 0, "Delivered", "");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                shop.order(order).path("paymentStatus").asText()).isEqualTo("PARTIALLY_CAPTURED"));
        assertThat(shop.status(order)).isEqualTo("RELEASED");
        assertThat(shop.stock(sku, warehouse(retailer)).path("onHand").asInt()).isZero();

        shop.receive(warehouse(retailer), sku, 3);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("shipments")).hasSize(2));
        carrier.report(order, 1, "InTransit", "");
        carrier.report(order, 1, "Delivered", "");
        shop.awaitStatus(order, "COMPLETED");
        journeys.awaitElement(order, "Event_MissingDispatched");
        assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(shop.get("/api/settlements?orderId=" + order).path("items").findValuesAsText("total"))
                .containsExactlyInAnyOrder("933.31", "399.99");
        assertThat(market.available(retailer)).isEqualTo("3666.70");
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(10);
        assertRight(order);
    }

    @Test
    void a_consumers_order_in_two_shipments_is_captured_and_shared_in_two_parts() {
        Distributor distributor = market.distributor();
        String sku = market.stocked(distributor, "333.33", 5);
        Placed order = consumerOrder(market.consumer(), sku, 5);
        group.awaitStatus(order.id(), "AWAITING_PAYMENT");
        String payment = group.pay(order.id());
        journeys.awaitElement(order, "Task_AwaitPickup");
        pickShort(order, sku, 2, true);
        carrier.report(order, 0, "InTransit", "");
        carrier.report(order, 0, "Delivered", "");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                shop.order(order).path("paymentStatus").asText()).isEqualTo("PARTIALLY_CAPTURED"));
        shop.receive(distributor.warehouse(), sku, 3);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("shipments")).hasSize(2));
        carrier.report(order, 1, "InTransit", "");
        carrier.report(order, 1, "Delivered", "");
        shop.awaitStatus(order, "COMPLETED");
        assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(shop.order(order).path("split").path("settled").asText()).isEqualTo("1666.65");
        assertThat(group.payment(payment).path("refunded").asText()).isEqualTo("0.00");
        assertRight(order);
    }

    @Test
    void what_could_not_be_picked_and_is_not_wanted_later_is_cancelled_and_its_money_given_back() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 10);
        Placed order = booked(retailer, sku, 10);
        pickShort(order, sku, 8, false);
        carrier.report(order, 0, "InTransit", "");
        carrier.report(order, 0, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        JsonNode line = shop.order(order).path("lines").path(0);
        assertThat(line.path("cancelled").asInt()).isEqualTo(2);
        assertThat(line.path("delivered").asInt()).isEqualTo(8);
        assertThat(market.available(retailer)).isEqualTo("4096.00");
        assertThat(shop.stock(sku, warehouse(retailer)).path("onHand").asInt()).isZero();
        assertRight(order);
    }

    @Test
    void what_sap_ships_is_not_picked_short_from_here() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> pickShort(order, sku, 8, true)).withMessageContaining("SAP ships these goods");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
    }

    private void pickShort(Placed order, String sku, int picked, boolean later) {
        Awaitility.await().until(() -> !shop.order(order).path("shipments").isEmpty());
        shop.post("operator",
                "/api/shipments/" + shop.order(order).path("shipments").path(0).path("id").asText() + "/short-picks",
                Map.of("lines", List.of(Map.of("sku", sku, "picked", picked, "reason", "Not on the shelf")), "later",
                        later));
    }

    private Placed booked(Retailer retailer, String sku, int quantity) {
        Placed order = market.place(retailer, sku, quantity, "PREPAID", SILENT);
        market.accept(order, retailer.distributor());
        journeys.awaitElement(order, "Task_AwaitPickup");
        return order;
    }

    /** An order whose goods have left. */
    private Placed underWay(Retailer retailer, String sku, int quantity) {
        Placed order = booked(retailer, sku, quantity);
        carrier.report(order, "InTransit");
        shop.awaitStatus(order, "SHIPPED");
        return order;
    }

    private Placed consumerOrder(String consumer, String sku, int quantity) {
        JsonNode order = shop.post("integrator", "/api/orders", Map.of(
                "channel", "GROUP_BUY",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", consumer,
                "currency", "CNY",
                "payment", Map.of("method", "ONLINE"),
                "shipTo", Map.of("name", "Somebody", "line1", "Road 1", "city", SILENT, "country", "CN"),
                "lines", List.of(Map.of("sku", sku, "quantity", quantity))));
        return new Placed(order.path("id").asText(), order.path("number").asText());
    }

    private static String warehouse(Retailer retailer) {
        return retailer.distributor().warehouse();
    }

    private void awaitShipments(Placed order, String... statuses) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("shipments").findValuesAsText("status"))
                        .containsExactly(statuses));
    }

    private JsonNode claims(Placed order) {
        return shop.get("/api/claims?orderId=" + order).path("items");
    }

    /** The database finds nothing wrong with the order, its goods and its parcels. */
    private void assertRight(Placed order) {
        JsonNode answer = shop.order(order);
        List<String> about = Stream
                .of(List.of(order.id(), order.number()), answer.path("shipments").findValuesAsText("id"),
                        answer.path("shipments").findValuesAsText("consignmentId"))
                .flatMap(List::stream).toList();
        assertThat(shop.get("/api/operations/invariants").path("checks")).isNotEmpty().allSatisfy(
                check -> assertThat(check.path("violations")).as(check.path("name").asText())
                        .noneMatch(violation -> about.stream().anyMatch(violation.asText()::contains)));
    }
}
