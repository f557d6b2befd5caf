package dev.baton.inventory.stocktake;

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
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@BatonTest
class StocktakesOverHttpTest {

    private static final String STOCKTAKES = "/api/inventory/stocktakes";

    private final TestRestTemplate http;
    private final Api stock;
    private final Api operator;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");

    @Autowired
    StocktakesOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.http = http;
        this.stock = new Api(http, "stock");
        this.operator = new Api(http, "operator");
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aPlantWithTwoProducts() {
        plant = trade.plant("EAST");
        kettle = trade.product("10.00");
        pan = trade.product("20.00");
        trade.receive(plant, line(kettle, 10), line(pan, 5));
    }

    @Test
    void a_count_is_opened_entered_by_file_and_by_hand_completed_and_posted() {
        String key = name("key");
        String body = """
                {"location": "%s", "mode": "FREEZE"}""".formatted(plant);
        JsonNode count = created(stock.post(STOCKTAKES, key, body));
        assertThat(created(stock.post(STOCKTAKES, key, body)).path("id")).isEqualTo(count.path("id"));
        assertThat(count.path("number").asText()).matches("ST-\\d{4}-\\d{6}");
        String path = STOCKTAKES + "/" + count.path("id").asText();

        ResponseEntity<JsonNode> other = stock.post(STOCKTAKES, name("key"), body);
        assertThat(other.getStatusCode().value()).isEqualTo(409);
        assertThat(Objects.requireNonNull(other.getBody()).path("stocktake")).isEqualTo(count.path("id"));
        ResponseEntity<JsonNode> frozen = stock.post("/api/inventory/receipts", name("key"), """
                {"location": "%s", "reference": "R", "lines": [{"sku": "%s", "quantity": 1}]}"""
                .formatted(plant, kettle));
        assertThat(frozen.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(frozen.getBody())).contains(count.path("number").asText());

        assertThat(file(path, "sku,quantity\n" + kettle + ",9\n").getStatusCode().value()).isEqualTo(201);
        ResponseEntity<JsonNode> early = stock.post(path + "/completion", name("key"), "{}");
        assertThat(early.getStatusCode().value()).isEqualTo(409);
        assertThat(Objects.requireNonNull(early.getBody()).path("uncounted").path(0).asText())
                .isEqualTo(pan.value());
        created(stock.post(path + "/counts", name("key"), """
                {"counts": [{"sku": "%s", "quantity": 5}]}""".formatted(pan)));
        assertThat(stock.post(path + "/completion", name("key"), "{}").getStatusCode().value()).isEqualTo(202);

        Awaitility.await().untilAsserted(
                () -> assertThat(operator.read(path).path("state").asText()).isEqualTo("POSTED"));
        assertThat(operator.read(path).path("rule").asText()).isEqualTo("STK-TRIFLE");
        JsonNode line = operator.read(path + "/lines?differing=true").path("items");
        assertThat(line).hasSize(1);
        assertThat(line.path(0).path("difference").asInt()).isEqualTo(-1);
        assertThat(line.path(0).path("value").asText()).isEqualTo("-10.00");
        assertThat(operator.read(path + "/counts").path("items")).hasSize(2);
        assertThat(operator.read(STOCKTAKES + "?location=" + plant).path("items")).hasSize(1);
        assertThat(operator.read("/api/inventory?location=" + plant + "&sku=" + kettle).path("items").path(0)
                .path("onHand").asInt()).isEqualTo(9);
    }

    @Test
    void a_count_is_told_all_its_faults_at_once() {
        ResponseEntity<JsonNode> faulty = stock.post(STOCKTAKES, name("key"), """
                {"location": "no such/place", "mode": "SOME", "skus": ["", "A", "A"]}""");
        ResponseEntity<JsonNode> unknown = stock.post(STOCKTAKES, name("key"), """
                {"location": "NOWHERE", "mode": "TRACK", "skus": ["NO-SUCH"]}""");
        String path = STOCKTAKES + "/" + created(stock.post(STOCKTAKES, name("key"), """
                {"location": "%s", "mode": "TRACK", "skus": ["%s"]}""".formatted(plant, kettle))).path("id").asText();

        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/location", "/mode", "/skus/0", "/skus/2");
        assertThat(unknown.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactly("/location", "/skus/0");
        assertThat(pointers(stock.post(path + "/counts", name("key"), """
                {"countedAt": "noon", "counts": [{"sku": "A", "quantity": -1}, null, {"sku": "A", "quantity": 1}]}""")))
                .containsExactly("/countedAt", "/counts/0/quantity", "/counts/1/sku", "/counts/1/quantity",
                        "/counts/2/sku");
        assertThat(pointers(stock.post(path + "/counts", name("key"), """
                {"counts": [{"sku": "%s", "quantity": 1}]}""".formatted(pan)))).containsExactly("/counts/0/sku");
        assertThat(pointers(file(path, "sku,quantity\n,1\n" + kettle + ",many\n")))
                .containsExactly("/rows/1/sku", "/rows/2/quantity");
        assertThat(pointers(stock.post(path + "/abandonment", name("key"), "{}"))).containsExactly("/reason");
    }

    @Test
    void stock_keepers_write_and_operators_read() {
        String body = """
                {"location": "%s", "mode": "TRACK"}""".formatted(plant);

        assertThat(operator.post(STOCKTAKES, name("key"), body).getStatusCode().value()).isEqualTo(403);
        assertThat(new Api(http, "dealer").get(STOCKTAKES).getStatusCode().value()).isEqualTo(403);
        assertThat(operator.get(STOCKTAKES + "/" + new UUID(0, 0)).getStatusCode().value()).isEqualTo(404);
    }

    private ResponseEntity<JsonNode> file(String path, String rows) {
        return http.withBasicAuth("stock", "stock")
                .exchange(RequestEntity.post(URI.create(http.getRootUri() + path + "/counts"))
                        .header("Idempotency-Key", name("key"))
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .body(rows), JsonNode.class);
    }

    private static JsonNode created(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(201);
        return Objects.requireNonNull(answer.getBody());
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody()).path("errors").findValuesAsText("pointer");
    }
}
