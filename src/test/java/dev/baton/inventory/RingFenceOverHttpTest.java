package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@BatonTest
class RingFenceOverHttpTest {

    private final TestRestTemplate http;
    private final Api stock;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    RingFenceOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.http = http.withBasicAuth("stock", "stock");
        this.stock = new Api(http, "stock");
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aHundred() {
        plant = trade.plant("EAST");
        sku = trade.product("10.00");
        trade.receive(plant, line(sku, 100));
    }

    @Test
    void a_stock_keeper_sets_stock_aside_looks_at_it_and_gives_it_back() {
        String key = name("key");
        ResponseEntity<JsonNode> set = put(key, fence("40"));
        assertThat(set.getStatusCode().value()).isEqualTo(200);
        assertThat(put(key, fence("40")).getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(put(name("key"), fence("40")).getBody()).as("the same once more").isEqualTo(set.getBody());
        assertThat(put(name("key"), fence("101")).getStatusCode().value()).isEqualTo(409);

        JsonNode item = stock.read("/api/inventory/ring-fences?location=" + plant).path("items").path(0);
        assertThat(item).isEqualTo(set.getBody());
        assertThat(item.path("left").asInt()).isEqualTo(40);
        assertThat(item.path("setBy").asText()).isEqualTo("stock");
        assertThat(stock.read("/api/inventory?sku=" + sku + "&location=" + plant).path("items").path(0).path("fenced")
                .asInt()).isEqualTo(40);

        assertThat(delete(name("key"), "channel=RETAILER").getStatusCode().value()).isEqualTo(204);
        assertThat(delete(name("key"), "channel=RETAILER").getStatusCode().value()).isEqualTo(404);
        assertThat(stock.read("/api/inventory/ring-fences?location=" + plant).path("items")).isEmpty();
    }

    @Test
    void what_cannot_be_set_aside_is_told_all_its_faults_at_once() {
        assertThat(pointers(put(name("key"), """
                {"location": "no such/place", "channel": "retail", "quantity": 0}""")))
                .containsExactly("/location", "/sku", "/channel", "/quantity");
        assertThat(pointers(put(name("key"), """
                {"location": "NOWHERE", "sku": "NO-SUCH", "channel": "RETAILER", "quantity": 1}""")))
                .containsExactly("/location", "/sku");
        ResponseEntity<JsonNode> misspelt = put(name("key"), fence("1.5").replace("RETAILER", "WHOLESALE"));
        assertThat(misspelt.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(misspelt)).as("a channel that no order has, and half a piece")
                .containsExactly("/channel", "/quantity");
        assertThat(put(null, fence("1")).getStatusCode().value()).as("without a key").isEqualTo(400);
        assertThat(pointers(delete(name("key"), "channel="))).containsExactly("/channel");
        assertThat(http.withBasicAuth("integrator", "integrator")
                .getForEntity("/api/inventory/ring-fences", JsonNode.class).getStatusCode().value()).isEqualTo(403);
    }

    private String fence(String quantity) {
        return """
                {"location": "%s", "sku": "%s", "channel": "RETAILER", "quantity": %s}"""
                .formatted(plant, sku, quantity);
    }

    private ResponseEntity<JsonNode> put(@Nullable String key, String body) {
        return http.exchange(with(key, HttpMethod.PUT, "").contentType(MediaType.APPLICATION_JSON).body(body),
                JsonNode.class);
    }

    private ResponseEntity<JsonNode> delete(String key, String channel) {
        return http.exchange(
                with(key, HttpMethod.DELETE, "?location=" + plant + "&sku=" + sku + "&" + channel).build(),
                JsonNode.class);
    }

    private RequestEntity.BodyBuilder with(@Nullable String key, HttpMethod method, String query) {
        RequestEntity.BodyBuilder request = RequestEntity.method(method,
                URI.create(http.getRootUri() + "/api/inventory/ring-fences" + query));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request;
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
