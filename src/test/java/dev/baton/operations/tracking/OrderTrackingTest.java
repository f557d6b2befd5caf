package dev.baton.operations.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.logistics.CarrierScene;
import dev.baton.logistics.CarrierStatus;
import dev.baton.logistics.TrackingEvent.Proof;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.web.Api;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class OrderTrackingTest {

    private static final Instant MORNING = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final BeanFactory beans;
    private final Trade trade;
    private final Orders orders;
    private final Api nobody;
    private final Api integrator;
    private final int port;

    @Autowired
    OrderTrackingTest(BeanFactory beans, Orders orders, @LocalServerPort int port) {
        this.beans = beans;
        this.trade = new Trade(beans);
        this.orders = orders;
        this.port = port;
        this.nobody = new Api(port, "");
        this.integrator = new Api(port, "integrator");
    }

    @Test
    void whoever_has_the_token_sees_how_far_an_order_is_without_signing_in() {
        CarrierScene scene = new CarrierScene(beans);
        String carried = String.valueOf(scene.booked().trackingNumber());
        scene.tell(CarrierStatus.OUT_FOR_DELIVERY, NOON, null);
        scene.tell(CarrierStatus.IN_TRANSIT, MORNING, null);
        scene.tell(CarrierStatus.IN_TRANSIT, MORNING, null);

        JsonNode tracked = track(scene.order);

        assertThat(tracked.path("number").asText()).isEqualTo(orders.get(scene.order).number());
        assertThat(tracked.path("status").asText()).isEqualTo("PACKING");
        assertThat(tracked.path("statusText").asText()).isEqualTo("Your order is being made ready");
        assertThat(reached(tracked)).containsExactly("ACCEPTED", "PAID", "APPROVED", "RESERVED");
        assertThat(tracked.path("steps").findValuesAsText("step")).containsExactly(
                "ACCEPTED", "PAID", "APPROVED", "RESERVED", "SHIPPED", "DELIVERED", "COMPLETED");
        JsonNode shipment = tracked.path("shipments").path(0);
        assertThat(shipment.path("trackingNumber").asText()).isEqualTo(carried);
        assertThat(shipment.path("status").asText()).isEqualTo("PICKED_UP");
        assertThat(shipment.path("events").findValuesAsText("status")).containsExactly("IN_TRANSIT",
                "OUT_FOR_DELIVERY");
        assertThat(shipment.at("/events/0/at").asText()).isEqualTo("2026-12-01T08:00:00Z");
    }

    @Test
    void no_personal_data_is_told() {
        CarrierScene scene = new CarrierScene(beans);
        scene.booked();
        scene.tell(CarrierStatus.DELIVERED, NOON, new Proof("Goods inwards", NOON));

        JsonNode tracked = track(scene.order);

        var order = orders.get(scene.order);
        assertThat(tracked.toString()).doesNotContain(order.customerId().value(), "Goods inwards", "Warehouse",
                "Road 1",
                "Quiet Harbour", "200000", order.total().toMajor(), order.externalReference());
        assertThat(names(tracked)).containsExactlyInAnyOrder("number", "status", "statusText", "steps", "shipments",
                "expectedDelivery");
        assertThat(names(tracked.at("/shipments/0"))).containsExactlyInAnyOrder("carrier", "trackingNumber", "status",
                "events");
        assertThat(names(tracked.at("/shipments/0/events/0"))).containsExactlyInAnyOrder("status", "at");
    }

    @Test
    void a_step_that_is_taken_back_is_not_reached_any_more() {
        OrderId order = new CarrierScene(beans).order;
        orders.note(order, "stock.withdrawn", "test", "Its stock is not there");
        assertThat(reached(track(order))).containsExactly("ACCEPTED", "PAID", "APPROVED");
        orders.note(order, "order.amended", "test", "Its lines were replaced");
        assertThat(reached(track(order))).containsExactly("ACCEPTED", "PAID");
    }

    @Test
    void an_order_that_is_not_accepted_is_told_as_cancelled() {
        OrderId order = trade.priced(trade.distributor("100.00"), PaymentMethod.PREPAID,
                Trade.line(trade.product("10.00"), 1));
        assertThat(reached(track(order))).containsExactly("ACCEPTED");
        integrator.post("/api/orders/" + order + "/cancellation", "{\"reason\": \"No longer wanted\"}");
        assertThat(track(order).path("status").asText()).isEqualTo("BEING_CANCELLED");
        orders.note(order, "order.rejected", "test", "The customer is blocked");

        assertThat(reached(track(order))).containsExactly("ACCEPTED", "CANCELLED");
        assertThat(track(order).path("steps").findValuesAsText("step")).doesNotContain("COMPLETED");
    }

    @Test
    void until_all_has_left_the_day_that_the_customer_asked_for_is_expected() {
        CarrierScene scene = new CarrierScene(beans);
        assertThat(track(scene.order).path("expectedDelivery").isNull()).isTrue();
        beans.getBean(JdbcClient.class).sql("UPDATE orders SET requested_delivery_date = '2026-12-24' WHERE id = ?")
                .param(scene.order.value())
                .update();
        assertThat(track(scene.order).path("expectedDelivery").asText()).isEqualTo("2026-12-24");

        scene.booked();
        beans.getBean(JdbcClient.class)
                .sql("UPDATE shipment SET delivery_due_at = '2026-12-27T20:00:00Z', goods_issued_at = now(), goods_issue_document = 'x' WHERE order_id = ?")
                .param(scene.order.value())
                .update();
        // the day in Shanghai
        assertThat(track(scene.order).path("expectedDelivery").asText()).isEqualTo("2026-12-28");
        scene.tell(CarrierStatus.DELIVERED, NOON, new Proof("Goods inwards", NOON));
        assertThat(track(scene.order).path("expectedDelivery").asText()).isEqualTo("2026-12-24");
    }

    @Test
    void unknown_and_impossible_tokens_are_answered_alike() {
        List<String> details = List.of("A".repeat(43), "A".repeat(44), "x", "a%20b", "%E2%82%AC").stream()
                .map(token -> nobody.get("/api/tracking/" + token))
                .peek(answer -> assertThat(answer.status()).isEqualTo(404))
                .map(answer -> answer.body().path("detail").asText())
                .distinct()
                .toList();
        assertThat(details).containsExactly("There is no order with this token.");
        assertThat(nobody.get("/api/tracking").status()).isEqualTo(401);
        assertThat(nobody.get("/api/tracking/" + "A".repeat(43) + "/x").status()).isEqualTo(401);
    }

    @Test
    void no_proxy_keeps_it() {
        OrderId order = new CarrierScene(beans).order;
        assertThat(nobody.get(path(order)).headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(nobody.get("/api/tracking/x").headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void a_token_is_told_with_the_order_only_and_no_two_are_alike() {
        OrderId one = new CarrierScene(beans).order;
        OrderId other = new CarrierScene(beans).order;
        String token = token(one);
        assertThat(token).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(token(other));
        assertThat(orders.get(one).toString()).doesNotContain(token);
        assertThat(integrator.get("/api/orders/" + one + "/timeline").body().toString()).doesNotContain(token);
        assertThat(new Api(port, "dealer").get("/api/orders/" + one).status()).isEqualTo(404);
    }

    /** From an address of its own, so that it is nobody else's allowance that is used up. */
    @Test
    void an_address_that_asks_too_often_is_told_to_come_back() throws Exception {
        try (HttpClient flood =
                HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.7")).build()) {
            int asked = 0;
            HttpResponse<String> answer;
            do {
                answer = ask(flood);
                asked++;
            } while (answer.statusCode() == 404 && asked < 5_000);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(asked).isGreaterThan(200);
        }
        assertThat(nobody.get("/api/tracking/x").status()).as("another address").isEqualTo(404);
    }

    private HttpResponse<String> ask(HttpClient client) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/tracking/x")).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode track(OrderId order) {
        Api.Answer answer = nobody.get(path(order));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private String path(OrderId order) {
        return "/api/tracking/" + token(order);
    }

    private String token(OrderId order) {
        return integrator.get("/api/orders/" + order).body().path("trackingToken").asText();
    }

    private static List<String> reached(JsonNode tracked) {
        return tracked.path("steps").valueStream()
                .filter(step -> !step.path("at").isNull())
                .map(step -> step.path("step").asText())
                .toList();
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }
}
