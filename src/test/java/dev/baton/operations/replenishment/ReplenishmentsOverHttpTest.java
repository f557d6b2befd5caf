package dev.baton.operations.replenishment;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.allocation.Premises;
import dev.baton.inventory.location.LocationId;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class ReplenishmentsOverHttpTest {

    private static final String PATH = "/api/operations/replenishments";
    private static final String SHIP_TO =
            "\"shipTo\": {\"name\": \"Dock\", \"line1\": \"Road 1\", \"city\": \"Suzhou\", \"country\": \"CN\"}";

    private final Api operator;
    private final Api stock;
    private final Api integrator;
    private final Trade trade;

    private LocationId warehouse = new LocationId("unset");
    private String id = "";

    @Autowired
    ReplenishmentsOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.operator = new Api(http, "operator");
        this.stock = new Api(http, "stock");
        this.integrator = new Api(http, "integrator");
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aWarehouseThatLacksTwenty() {
        warehouse = Premises.warehouse(trade.distributor("100.00"));
        Sku sku = trade.product("10.00");
        stock.put("/api/inventory/thresholds",
                "{\"location\": \"%s\", \"sku\": \"%s\", \"minimum\": 5, \"safety\": 10}".formatted(warehouse, sku));
        id = proposal().path("id").asText();
    }

    @Test
    void a_proposal_is_ordered_once_per_key_and_says_which_order_it_is() {
        String key = name("key");
        assertThat(proposal().path("quantity").asInt()).isEqualTo(20);
        assertThat(proposal().path("daysOfCover").isNull()).isTrue();

        ResponseEntity<JsonNode> first = order(key, "{" + SHIP_TO + "}");
        ResponseEntity<JsonNode> again = order(key, "{" + SHIP_TO + "}");

        assertThat(first.getStatusCode().value()).isEqualTo(202);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.getBody()).isEqualTo(first.getBody());
        JsonNode made = Objects.requireNonNull(first.getBody()).path("order");
        assertThat(String.valueOf(first.getHeaders().getLocation()))
                .endsWith("/api/orders/" + made.path("id").asText());
        JsonNode order = operator.read("/api/orders/" + made.path("id").asText());
        assertThat(order.path("number").asText()).isEqualTo(made.path("number").asText());
        assertThat(order.path("channel").asText()).isEqualTo("DISTRIBUTOR");
        assertThat(order.path("payment").path("method").asText()).isEqualTo("PREPAID");
        assertThat(order(name("key"), "{" + SHIP_TO + "}").getStatusCode().value()).isEqualTo(409);
        assertThat(order(key, "{}").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void several_are_ordered_together() {
        ResponseEntity<JsonNode> ordered = operator.post(PATH + "/orders", name("key"),
                "{\"location\": \"%s\", \"ids\": [\"%s\"], \"payment\": {\"method\": \"CREDIT\"}, %s}"
                        .formatted(warehouse, id, SHIP_TO));
        assertThat(ordered.getStatusCode().value()).isEqualTo(202);
        JsonNode body = Objects.requireNonNull(ordered.getBody());
        assertThat(body.path("items")).hasSize(1);
        assertThat(body.path("items").get(0).path("order")).isEqualTo(body.path("order"));
        assertThat(operator.read("/api/orders/" + body.path("order").path("id").asText())
                .path("payment").path("method").asText()).isEqualTo("CREDIT");
    }

    @Test
    void what_is_wrong_with_an_order_is_told_at_once() {
        ResponseEntity<JsonNode> nothing = order(name("key"), "{}");
        ResponseEntity<JsonNode> faulty = order(name("key"),
                """
                        {"payment": {"method": "GOLD"}, "requestedDeliveryDate": "tomorrow", "shipTo": {"name": "", "line1": "x", "city": "x", "country": "XX"}}""");
        assertThat(nothing.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(nothing)).containsExactly("/shipTo");
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactlyInAnyOrder("/requestedDeliveryDate", "/payment/method",
                "/shipTo/name", "/shipTo/country");
        ResponseEntity<JsonNode> online = order(name("key"), "{\"payment\": {\"method\": \"POS\"}, " + SHIP_TO + "}");
        assertThat(online.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(online)).containsExactly("/payment/method");
        assertThat(proposal().path("state").asText()).as("nothing was ordered").isEqualTo("OPEN");

        ResponseEntity<JsonNode> none = operator.post(PATH + "/orders", name("key"),
                "{\"location\": \"no such/place\", \"ids\": []}");
        assertThat(pointers(none)).containsExactly("/location", "/ids");
        assertThat(operator.post(PATH + "/" + UUID.randomUUID() + "/order", name("key"), "{" + SHIP_TO + "}")
                .getStatusCode().value()).isEqualTo(404);
        assertThat(operator.post(PATH + "/no-id/order", name("key"), "{}").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void a_proposal_is_dismissed_with_a_reason() {
        ResponseEntity<JsonNode> without = stock.post(PATH + "/" + id + "/dismissal", name("key"), "{}");
        assertThat(without.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(without)).containsExactly("/reason");
        ResponseEntity<JsonNode> dismissed =
                stock.post(PATH + "/" + id + "/dismissal", name("key"), "{\"reason\": \"Out of season\"}");
        assertThat(dismissed.getStatusCode().value()).isEqualTo(200);
        assertThat(proposal().path("state").asText()).isEqualTo("DISMISSED");
        assertThat(order(name("key"), "{" + SHIP_TO + "}").getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void proposals_are_for_operators_and_stock_keepers() {
        assertThat(integrator.get(PATH).getStatusCode().value()).isEqualTo(403);
        assertThat(stock.get(PATH + "?state=OPEN&limit=1").getStatusCode().value()).isEqualTo(200);
        assertThat(stock.get(PATH + "?state=LOST").getStatusCode().value()).isEqualTo(400);
        assertThat(operator.post(PATH + "/" + id + "/order", "", "{" + SHIP_TO + "}").getStatusCode().value())
                .isEqualTo(400);
    }

    private ResponseEntity<JsonNode> order(String key, String body) {
        return operator.post(PATH + "/" + id + "/order", key, body);
    }

    private JsonNode proposal() {
        return operator.read(PATH + "?location=" + warehouse).path("items").get(0);
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
