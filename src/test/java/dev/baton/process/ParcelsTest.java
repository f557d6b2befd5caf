package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.process.Parcels.PaidSale;
import dev.baton.process.Parcels.Sale;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Parcels that leave and do not arrive. The carrier is one that reports what the test wants it to; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class ParcelsTest {

    private static final String LOST = "Exception_013";
    private static final String DAMAGED = "Exception_012";
    private static final String SENT_BACK = "Exception_010";

    private final Shop shop;
    private final Market market;
    private final Carrier carrier;
    private final Parcels parcels;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final TestClock clock;

    @Autowired
    ParcelsTest(ApplicationContext baton, Journeys journeys, UserTasks tasks, Simulators simulators, TestClock clock) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.carrier = new Carrier(baton);
        this.parcels = new Parcels(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.clock = clock;
    }

    @Test
    void goods_that_are_lost_are_sent_again_once_and_charged_once() {
        Sale sale = parcels.underWay(100, 10);
        Placed order = sale.order();
        carrier.report(order, 0, "Exception", LOST);
        carrier.report(order, 0, "Exception", LOST);
        journeys.awaitElement(order, "Task_AwaitPickup");
        parcels.awaitShipments(order, "EXCEPTION", "BOOKED");
        assertThat(shop.stock(sale.sku(), sale.warehouse()).path("reserved").asInt()).isEqualTo(10);

        carrier.report(order, 1, "InTransit", "");
        parcels.awaitShipments(order, "GIVEN_UP", "PICKED_UP");
        Awaitility.await().untilAsserted(() -> assertInTransit(sale, 10));
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(answer.path("lines").path(0).path("shipped").asInt()).isEqualTo(10);
        assertThat(answer.path("lines").path(0).path("delivered").asInt()).isEqualTo(10);
        assertThat(answer.path("shipments").findValuesAsText("status")).containsExactly("GIVEN_UP", "RECEIVED");
        parcels.assertAvailable(sale, "3870.00");
        assertGoods(sale, 80, 10);
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.lost", "shipment.replaced", "shipment.claimed",
                "order.shipped", "order.completed");
        assertClaim(order, "amount", "1130.00");
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("SHX-SEND-AGAIN");
        parcels.assertRight(order);
    }

    @Test
    void a_parcel_that_is_delivered_before_other_goods_have_left_calls_them_off() {
        Sale sale = parcels.underWay(100, 10);
        Placed order = lost(sale);
        carrier.report(order, 0, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        journeys.awaitElement(order, "Event_ExceptionEnded");

        parcels.awaitShipments(order, "RECEIVED", "CANCELLED");
        assertGoods(sale, 90, 10);
        assertThat(shop.stock(sale.sku(), sale.warehouse()).path("reserved").asInt()).isZero();
        parcels.assertAvailable(sale, "3870.00");
        assertClaim(order, "state", "WITHDRAWN");
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.found");
        parcels.assertRight(order);
    }

    @Test
    void a_parcel_that_is_delivered_after_other_goods_have_left_is_brought_before_a_person() {
        Sale sale = parcels.underWay(100, 10);
        Placed order = sentAgain(sale);
        carrier.report(order, 0, "Delivered", "");

        assertThat(shop.get("/api/operations/exceptions?kind=SHIPMENT_ALERT").toString()).contains(order.number(),
                "was delivered although another went in its place");
        assertThat(shop.status(order)).isEqualTo("SHIPPED");
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertGoods(sale, 80, 10);
        parcels.assertRight(order);
    }

    @Test
    void goods_that_are_lost_again_are_brought_before_a_person_who_gives_the_money_back() {
        Sale sale = parcels.underWay(100, 10);
        Placed order = sentAgain(sale);
        carrier.report(order, 1, "Exception", LOST);
        tasks.complete(tasks.awaitTask(order, "Task_DecideByHand"), Map.of("decision", "REFUND", "claim", true));
        market.awaitEnd(order, "COMPLETED");

        parcels.assertAvailable(sale, "5000.00");
        assertGoods(sale, 80, 0);
        assertThat(parcels.claims(order)).hasSize(2);
        parcels.assertRight(order);
    }

    @Test
    void what_nobody_decides_goes_to_the_managers_who_are_reminded_every_day() {
        Sale sale = parcels.underWay(100, 10);
        Placed order = sale.order();
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
        parcels.assertAvailable(sale, "5000.00");
        assertThat(parcels.claims(order)).isEmpty();
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.returned", "shipment.exception-decided",
                "shipment.given-up");
        parcels.assertRight(order);
    }

    @Test
    void goods_that_are_not_in_stock_are_sent_again_once_they_are() {
        Sale sale = parcels.underWay(10, 10);
        Placed order = sale.order();
        carrier.report(order, 0, "Exception", DAMAGED);
        journeys.awaitElement(order, "Event_StockLooked");
        shop.receive(sale.warehouse(), sale.sku(), 10);
        clock.advance(Duration.ofMinutes(35));
        parcels.awaitShipments(order, "EXCEPTION", "BOOKED");
        clock.advance(Duration.ofDays(2));
        journeys.awaitElement(order, "Event_OverduePickupReported");
        parcels.deliver(order, 1);
        market.awaitEnd(order, "COMPLETED");
        assertGoods(sale, 0, 10);
        parcels.assertRight(order);
    }

    @Test
    void the_money_is_given_back_where_no_stock_comes_in_time() {
        Sale sale = parcels.underWay(10, 10);
        Placed order = sale.order();
        carrier.report(order, 0, "Exception", LOST);
        journeys.awaitElement(order, "Event_StockLooked");
        clock.advance(Duration.ofDays(3).plusHours(1));
        market.awaitEnd(order, "COMPLETED");
        parcels.assertAvailable(sale, "5000.00");
        assertThat(journeys.elementsEntered(order)).contains("Event_MoneyGivenBack");
        parcels.assertRight(order);
    }

    @Test
    void an_operator_chooses_another_carrier_where_one_refuses_to_carry_the_goods_again() {
        Placed order = parcels.underWay(100, 10).order();
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
        parcels.awaitShipments(order, "EXCEPTION", "BOOKED");
        carrier.report(order, 1, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("shipments").findValuesAsText("carrier")).last().isEqualTo("SWIFT");
        parcels.assertRight(order);
    }

    @Test
    void a_cheap_parcel_that_is_damaged_is_left_to_its_carrier() {
        Placed order = parcels.underWay(100, 1).order();
        carrier.report(order, 0, "Exception", DAMAGED);
        journeys.awaitElement(order, "Event_LeftToCarrier");
        carrier.report(order, 0, "Exception", DAMAGED);
        carrier.report(order, 0, "Delivered", "");
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.damaged");
        assertClaim(order, "state", "OPEN");
        parcels.assertRight(order);
    }

    @Test
    void what_sap_has_delivered_is_not_sent_again() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = parcels.throughSap(distributor, sku);
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
        parcels.assertOnHand(sku, distributor.warehouse(), 0);
        parcels.assertRight(order);
    }

    @Test
    void a_consumer_gets_back_what_was_paid_online_for_a_lost_parcel_without_stock() {
        PaidSale sale = parcels.paid("300.00");
        Placed order = sale.order();
        carrier.report(order, "InTransit");
        shop.awaitStatus(order, "SHIPPED");
        carrier.report(order, 0, "Exception", LOST);
        shop.awaitStatus(order, "COMPLETED");
        parcels.awaitRefunded(sale, "1500.00");
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("SHX-CONSUMER-NO-STOCK");
        parcels.assertRight(order);
    }

    /** The parcel is lost, and a carrier is booked for others of its goods. */
    private Placed lost(Sale sale) {
        carrier.report(sale.order(), 0, "Exception", LOST);
        parcels.awaitShipments(sale.order(), "EXCEPTION", "BOOKED");
        return sale.order();
    }

    /** The parcel is lost, and others of its goods have left. */
    private Placed sentAgain(Sale sale) {
        Placed order = lost(sale);
        carrier.report(order, 1, "InTransit", "");
        parcels.awaitShipments(order, "GIVEN_UP", "PICKED_UP");
        return order;
    }

    private void assertInTransit(Sale sale, int quantity) {
        assertThat(shop.stock(sale.sku(), sale.retailer().store()).path("inTransit").asInt()).isEqualTo(quantity);
    }

    /** What the seller still has and what has arrived; nothing is under way. */
    private void assertGoods(Sale sale, int left, int arrived) {
        parcels.assertOnHand(sale.sku(), sale.warehouse(), left);
        parcels.assertOnHand(sale.sku(), sale.retailer().store(), arrived);
        assertInTransit(sale, 0);
    }

    private void assertClaim(Placed order, String field, String value) {
        assertThat(parcels.claims(order)).singleElement()
                .satisfies(claim -> assertThat(claim.path(field).asText()).isEqualTo(value));
    }
}
