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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class ThresholdsOverHttpTest {

    private static final String THRESHOLDS = "/api/inventory/thresholds";

    private final Api stock;
    private final Api operator;
    private final Api integrator;
    private final Inventory inventory;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    ThresholdsOverHttpTest(TestRestTemplate http, Inventory inventory, BeanFactory beans) {
        this.stock = new Api(http, "stock");
        this.operator = new Api(http, "operator");
        this.integrator = new Api(http, "integrator");
        this.inventory = inventory;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aPlantAndAProduct() {
        plant = trade.plant("EAST");
        sku = trade.product("10.00");
    }

    @Test
    void a_threshold_is_set_and_says_how_it_stands() {
        trade.receive(plant, line(sku, 10));

        ResponseEntity<JsonNode> set = put("\"minimum\": 5, \"safety\": 8, \"maximum\": 9");
        assertThat(set.getStatusCode().value()).isEqualTo(200);
        assertThat(set.getBody()).isNotNull();
        assertThat(stock.read(of(plant)).path("items").get(0))
                .isEqualTo(put("\"minimum\": 5, \"safety\": 8, \"maximum\": 9").getBody());
        JsonNode high = stock.read(of(plant)).path("items").get(0);
        assertThat(high.path("available").asInt()).isEqualTo(10);
        assertThat(high.path("highSince").isTextual()).isTrue();
        assertThat(high.path("lowSince").isNull()).isTrue();

        inventory.reserve(name("order"), plant, List.of(line(sku, 6)));
        JsonNode low = operator.read(of(plant) + "&low=true").path("items").get(0);
        assertThat(low.path("lowSince").isTextual()).isTrue();
        assertThat(low.path("highSince").isNull()).isTrue();
        assertThat(operator.read(of(plant) + "&low=false").path("items")).isEmpty();

        JsonNode alerts = operator.read("/api/inventory/alerts?location=" + plant + "&sku=" + sku).path("items");
        assertThat(alerts.findValuesAsText("kind")).containsExactly("LOW", "HIGH");
        assertThat(alerts.get(0).path("bound").asInt()).isEqualTo(5);
        assertThat(alerts.get(0).path("available").asInt()).isEqualTo(4);
        assertThat(alerts.get(0).path("clearedAt").isNull()).isTrue();
        assertThat(alerts.get(1).path("clearedAvailable").asInt()).isEqualTo(4);
        assertThat(operator.read("/api/inventory/alerts?kind=HIGH&open=true&location=" + plant).path("items"))
                .isEmpty();
    }

    @Test
    void thresholds_come_in_pages() {
        List<Sku> skus = List.of(sku, trade.product("1.00"), trade.product("1.00"));
        stock.importing(THRESHOLDS + "/imports", "location,sku,minimum,safety\n"
                + String.join("\n", skus.stream().map(each -> plant + "," + each + ",1,2").toList()) + "\n");

        JsonNode first = stock.read(of(plant) + "&limit=2");
        JsonNode rest = stock.read(of(plant) + "&limit=2&cursor=" + first.path("nextCursor").asText());
        assertThat(first.path("items")).hasSize(2);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(stock.get(of(plant) + "&cursor=nonsense").getStatusCode().value()).isEqualTo(400);
        assertThat(stock.get(of(plant) + "&limit=0").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void all_faults_of_a_threshold_are_told_at_once() {
        ResponseEntity<JsonNode> faulty = stock.put(THRESHOLDS,
                "{\"location\": \"no such/place\", \"minimum\": -1, \"maximum\": -2}");
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/location", "/sku", "/minimum", "/safety", "/maximum");
        assertThat(pointers(put("\"minimum\": 5, \"safety\": 4"))).containsExactly("/safety");
        assertThat(pointers(put("\"minimum\": 1, \"safety\": 4, \"maximum\": 3"))).containsExactly("/maximum");
        assertThat(put("\"minimum\": 1.2345, \"safety\": 4").getStatusCode().value()).isEqualTo(400);
        assertThat(put("\"minimum\": \"one\", \"safety\": 4").getStatusCode().value()).isEqualTo(400);

        ResponseEntity<JsonNode> unknown = stock.put(THRESHOLDS, """
                {"location": "NOWHERE", "sku": "NO-SUCH", "minimum": 1, "safety": 2}""");
        assertThat(unknown.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactly("/location", "/sku");
    }

    @Test
    void only_stock_keepers_set_thresholds() {
        String body = "{\"location\": \"%s\", \"sku\": \"%s\", \"minimum\": 1, \"safety\": 2}".formatted(plant, sku);
        assertThat(operator.put(THRESHOLDS, body).getStatusCode().value()).isEqualTo(403);
        assertThat(integrator.get(THRESHOLDS).getStatusCode().value()).isEqualTo(403);
        assertThat(integrator.get("/api/inventory/alerts").getStatusCode().value()).isEqualTo(403);
    }

    private ResponseEntity<JsonNode> put(String bounds) {
        return stock.put(THRESHOLDS, "{\"location\": \"%s\", \"sku\": \"%s\", %s}".formatted(plant, sku, bounds));
    }

    private static String of(LocationId location) {
        return THRESHOLDS + "?location=" + location;
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
