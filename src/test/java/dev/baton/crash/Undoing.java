package dev.baton.crash;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.platform.inbox.Signatures;
import dev.baton.simulators.Simulators;
import dev.baton.testing.TestPlatform;
import dev.baton.trade.Api;
import dev.baton.trade.GroupBuy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;

/** Orders that are cancelled, and of which one outside system each keeps silent about what it is asked to undo. */
final class Undoing {

    private static final String PLANT = "CCR1";
    private static final int LONGER_THAN_ANYONE_WAITS = 60_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestPlatform platform;
    private final Simulators outside;
    private final TestRestTemplate http;
    private final Api admin;
    private final Api integrator;
    private final GroupBuy group;
    private final List<StubMapping> stubs = new ArrayList<>();

    Undoing(TestPlatform platform, TestRestTemplate http) {
        this.platform = platform;
        this.outside = platform.simulators();
        this.http = http;
        this.admin = new Api(http, "admin");
        this.integrator = new Api(http, "integrator");
        this.group = new GroupBuy(http);
    }

    /**
     * An order that waits.
     *
     * @param number of this test; its product and its distributor are called after it
     * @param payment of a consumer; empty for a distributor's
     */
    record Waiting(int number, String id, String payment) {

        String sku() {
            return sku(number);
        }

        String account() {
            return customer(number) + ":PREPAID:CNY";
        }

        private static String sku(int number) {
            return "CCR-P" + number;
        }

        private static String customer(int number) {
            return "CCR-D" + number;
        }
    }

    /** A request that is never answered. */
    record Silence(String method, String path) {}

    void prepare(int orders) {
        load("/api/products/imports", "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling",
                orders, number -> Waiting.sku(number) + ",Product,COOKING,PC,true,CNY,113.00,,");
        load("/api/inventory/locations/imports", "id,type,name,region,customerId", 1,
                number -> PLANT + ",PLANT,Plant,EAST,");
        load("/api/customers/imports", "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance",
                orders,
                number -> Waiting.customer(number) + ",DISTRIBUTOR,Distributor,,STANDARD,EAST,ACTIVE,CNY,,5000.00");
        load("/api/inventory/imports", "location,sku,quantity", orders,
                number -> PLANT + "," + Waiting.sku(number) + ",100");
    }

    private void load(String path, String header, int rows, Function<Integer, String> row) {
        List<String> lines = new ArrayList<>(List.of(header));
        IntStream.range(0, rows).mapToObj(row::apply).forEach(lines::add);
        JsonNode done = admin.importing(path, String.join("\n", lines));
        assertThat(done.path("accepted").asInt()).as("rows of %s taken: %s", path, done).isEqualTo(rows);
    }

    /** Distributors' orders that wait for the carrier. */
    List<Waiting> booked(int orders) {
        List<Waiting> placed = placed(0, orders);
        placed.forEach(order -> awaitElement(order, "Task_AwaitPickup"));
        return placed;
    }

    /** Distributors' orders with these numbers. */
    List<Waiting> placed(int from, int orders) {
        return IntStream.range(from, from + orders).mapToObj(number -> new Waiting(number, place(number), "")).toList();
    }

    private String place(int number) {
        JsonNode placed = Objects.requireNonNull(integrator.post("/api/orders", "cancel-crash-" + number, """
                {"channel": "DISTRIBUTOR", "externalReference": "CCR-%d", "customerId": "%s", "currency": "CNY",
                 "payment": {"method": "PREPAID"},
                 "shipTo": {"name": "Goods inwards", "line1": "Road 1", "city": "Quiet Harbour", "region": "EAST",
                            "postalCode": "200000", "country": "CN"},
                 "lines": [{"sku": "%s", "quantity": 10}]}"""
                .formatted(number, Waiting.customer(number), Waiting.sku(number))).getBody());
        return placed.path("id").asText();
    }

    /** Consumers' orders that are paid and wait for a person. */
    List<Waiting> paid(int orders) {
        String sku = group.product("300.00");
        return group.consumers(orders).stream().map(consumer -> {
            String order = group.order(consumer, sku, 1, null);
            return new Waiting(-1, order, group.pay(order));
        }).toList();
    }

    /** Goods of these orders are fetched, but SAP, which has their deliveries, does not issue them. */
    void refusedByWarehouse(List<Waiting> orders) {
        StubMapping refusal = outside.server().stubFor(post(urlPathMatching(".*/PostGoodsIssue.*")).atPriority(1)
                .willReturn(jsonResponse("""
                        {"error": {"code": "VL/367", "message": {"lang": "en", "value": "The posting period is closed"},
                         "innererror": {"errordetails": []}}}""", 400)));
        orders.forEach(this::fetch);
        orders.forEach(order -> awaitElement(order, "Task_ResolveGoodsIssueRefusal"));
        outside.server().removeStub(refusal);
    }

    private void fetch(Waiting order) {
        String tracking = admin.read("/api/orders/" + order.id()).at("/shipments/0/trackingNumber").asText();
        String event = """
                {"eventId": "%s", "trackingNumber": "%s", "status": "InTransit", "at": "%s", "location": "Shanghai"}"""
                .formatted("CCR-" + order.number(), tracking, Instant.now());
        String secret = String.valueOf(platform.properties().get("baton.carrier.secret"));
        assertThat(http.exchange(RequestEntity.post("/api/shipments/events")
                .header(Signatures.HEADER, Signatures.sign(secret, event.getBytes(StandardCharsets.UTF_8)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(event), String.class).getStatusCode().value()).isEqualTo(200);
    }

    /** The carrier does not answer that it stays away. */
    Silence carrier(Waiting order, boolean does) {
        return silence("POST", "/carriers/.*/bookings/" + booking(order).path("bookingId").asText() + "/cancellation",
                does ? "carrier-bookings" : "");
    }

    /** SAP does not answer that the delivery is gone. */
    Silence delivery(Waiting order, boolean does) {
        String delivery = outside.deliveries(salesOrder(order).path("SalesOrder").asText()).getFirst()
                .path("DeliveryDocument").asText();
        return silence("DELETE", ".*A_OutbDeliveryHeader.*" + delivery + ".*", does ? "sap-deliveries" : "");
    }

    /** SAP does not answer that the items are rejected. */
    Silence items(Waiting order, boolean does) {
        return silence("PATCH", ".*A_SalesOrderItem.*" + salesOrder(order).path("SalesOrder").asText() + ".*",
                does ? "sap-sales-orders" : "");
    }

    /** The payment institution does not answer that the money is back. */
    Silence refund(Waiting order, boolean does) {
        String payment = outside.payments(order.payment()).getFirst().path("paymentId").asText();
        return silence("POST", ".*/payments/" + payment + "/refunds", does ? "payment-institution" : "");
    }

    /** @param by the simulator that does what it is asked for; empty if it is not done */
    private Silence silence(String method, String path, String by) {
        ResponseDefinitionBuilder answer = aResponse().withFixedDelay(LONGER_THAN_ANYONE_WAITS);
        stubs.add(outside.server().stubFor(request(method, urlPathMatching(path)).atPriority(1)
                .willReturn(by.isEmpty() ? answer.withStatus(500) : answer.withTransformers(by))));
        return new Silence(method, path);
    }

    void awaitAsked(Silence silence) {
        await(silence.toString()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(
                () -> !outside.server().findAll(requestedFor(silence.method(), urlPathMatching(silence.path())))
                        .isEmpty());
    }

    /** All systems answer again. */
    void nothingIsWrongAnyMore() {
        stubs.forEach(outside.server()::removeStub);
    }

    void cancel(Waiting order) {
        await("cancellation to be taken").atMost(PATIENCE).until(() -> integrator.post(
                "/api/orders/" + order.id() + "/cancellation", "none", "{\"reason\": \"Crash\"}").getStatusCode()
                .value(),
                code -> code == 202);
    }

    void awaitElement(Waiting order, String element) {
        await(element + " of " + order).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> platform.journeys().elementsEntered(order.id()).contains(element));
    }

    wiremock.com.fasterxml.jackson.databind.JsonNode booking(Waiting order) {
        String shipment = admin.read("/api/orders/" + order.id()).at("/shipments/0/id").asText();
        List<? extends wiremock.com.fasterxml.jackson.databind.JsonNode> bookings = outside.bookings(shipment);
        assertThat(bookings).as("bookings of " + order).hasSize(1);
        return bookings.getFirst();
    }

    wiremock.com.fasterxml.jackson.databind.JsonNode salesOrder(Waiting order) {
        String number = admin.read("/api/orders/" + order.id()).path("number").asText();
        List<? extends wiremock.com.fasterxml.jackson.databind.JsonNode> sold = outside.salesOrders(number);
        assertThat(sold).as("sales orders of " + order).hasSize(1);
        return sold.getFirst();
    }
}
