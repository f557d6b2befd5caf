package dev.baton.allocation.transfer;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class TransfersOverHttpTest {

    private static final String TRANSFERS = "/api/inventory/transfers";

    private final TestRestTemplate http;
    private final Api stock;
    private final Api operator;
    private final Trade trade;

    private LocationId east = new LocationId("unset");
    private LocationId north = new LocationId("unset");
    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");

    @Autowired
    TransfersOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.http = http;
        this.stock = new Api(http, "stock");
        this.operator = new Api(http, "operator");
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void twoPlants() {
        east = trade.plant("EAST");
        north = trade.plant("NORTH");
        kettle = trade.product("10.00");
        pan = trade.product("20.00");
        trade.receive(north, line(kettle, 100), line(pan, 5));
    }

    @Test
    void a_transfer_is_asked_for_approved_by_rule_shipped_and_received_in_parts() {
        String key = name("key");
        String body = asking(10);
        JsonNode asked = answered(stock.post(TRANSFERS, key, body), 202);
        assertThat(answered(stock.post(TRANSFERS, key, body), 202).path("id")).as("replayed")
                .isEqualTo(asked.path("id"));
        assertThat(answered(stock.post(TRANSFERS, name("key"), body), 409).path("transfer"))
                .isEqualTo(asked.path("id"));
        String path = TRANSFERS + "/" + asked.path("id").asText();

        awaitState(path, "APPROVED");
        JsonNode approved = operator.read(path);
        assertThat(approved.path("from").asText()).isEqualTo(north.value());
        assertThat(approved.path("rule").asText()).isEqualTo("TRF-SMALL");
        assertThat(approved.path("sources").path(0).path("outcome").asText()).isEqualTo("CHOSEN");
        assertThat(approved.path("sources").path(0).path("facts").path("kilometres").asInt()).isEqualTo(1_200);

        answered(stock.post(path + "/receipts", name("key"), arriving("GR-1", 4)), 409);
        JsonNode shipped = answered(stock.post(path + "/shipment", name("key"), """
                {"document": "DN-1"}"""), 201);
        assertThat(shipped.path("state").asText()).isEqualTo("SHIPPED");
        answered(stock.post(path + "/shipment", name("key"), """
                {"document": "DN-2"}"""), 409);
        answered(stock.post(path + "/cancellation", name("key"), """
                {"reason": "Too late"}"""), 409);
        assertThat(stockAt(east).path("inTransit").asInt()).isEqualTo(10);
        answered(stock.post(path + "/receipts", name("key"), arriving("GR-1", 4)), 201);
        answered(stock.post(path + "/receipts", name("key"), arriving("GR-1", 3)), 409);
        answered(stock.post(path + "/receipts", name("key"), arriving("GR-2", 7)), 409);
        JsonNode last = answered(stock.post(path + "/receipts", name("key"), """
                {"document": "GR-2", "final": true, "reason": "Dented", "lines": [{"sku": "%s", "quantity": 5}]}"""
                .formatted(kettle)), 201);

        assertThat(last.path("state").asText()).isEqualTo("RECEIVED");
        assertThat(last.path("lines").path(0).path("lost").asInt()).isEqualTo(1);
        assertThat(stockAt(east).path("onHand").asInt()).isEqualTo(9);
        assertThat(stockAt(east).path("inTransit").asInt()).isZero();
        assertThat(operator.read(path).path("receipts").findValuesAsText("document")).containsExactly("GR-1", "GR-2");
        assertThat(operator.read(path).path("receipts").path(1).path("final").asBoolean()).isTrue();
        assertThat(ids(TRANSFERS + "?state=RECEIVED&location=" + north + "&sku=" + kettle))
                .containsExactly(asked.path("id").asText());
        assertThat(ids(TRANSFERS + "?location=" + east + "&sku=" + pan)).isEmpty();
    }

    @Test
    void a_transfer_is_cancelled_and_its_reference_is_free_again() {
        String body = asking(3);
        String path = TRANSFERS + "/" + answered(stock.post(TRANSFERS, name("key"), body), 202).path("id").asText();
        awaitState(path, "APPROVED");

        JsonNode cancelled = answered(stock.post(path + "/cancellation", name("key"), """
                {"reason": "The lorry broke down"}"""), 202);

        assertThat(cancelled.path("note").asText()).isEqualTo("The lorry broke down");
        assertThat(stockAt(north).path("reserved").asInt()).isZero();
        answered(stock.post(TRANSFERS, name("key"), body), 202);
        assertThat(ids(TRANSFERS + "?location=" + north + "&limit=1")).hasSize(1);
        assertThat(operator.read(TRANSFERS + "?location=" + north + "&limit=1").path("nextCursor").asText())
                .isNotEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        ResponseEntity<JsonNode> faulty = stock.post(TRANSFERS, name("key"), """
                {"to": "no such/place", "from": "", "reference": " ", "reason": "%s",
                 "lines": [{"sku": "", "quantity": 0}, null, {"sku": "A", "quantity": -1}]}"""
                .formatted("x".repeat(501)));
        ResponseEntity<JsonNode> unknown = stock.post(TRANSFERS, name("key"),
                """
                        {"to": "NOWHERE", "from": "ELSEWHERE", "reference": "R", "lines": [{"sku": "%s", "quantity": 1}, {"sku": "NO-SUCH", "quantity": 1}]}"""
                        .formatted(kettle));
        String path =
                TRANSFERS + "/" + answered(stock.post(TRANSFERS, name("key"), asking(1)), 202).path("id").asText();

        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/to", "/from", "/reference", "/reason", "/lines/0/sku",
                "/lines/0/quantity", "/lines/1/sku", "/lines/1/quantity", "/lines/2/quantity");
        assertThat(pointers(stock.post(TRANSFERS, name("key"), "{}"))).containsExactly("/to", "/reference", "/lines");
        assertThat(pointers(stock.post(TRANSFERS, name("key"), """
                {"to": "%1$s", "from": "%1$s", "reference": "R", "lines": [{"sku": "A", "quantity": 1}]}"""
                .formatted(east)))).containsExactly("/from");
        assertThat(unknown.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactly("/to", "/from", "/lines/1/sku");
        assertThat(pointers(stock.post(path + "/shipment", name("key"), "{}"))).containsExactly("/document");
        assertThat(pointers(stock.post(path + "/cancellation", name("key"), "{}"))).containsExactly("/reason");
        assertThat(pointers(stock.post(path + "/receipts", name("key"), """
                {"reason": "Why"}"""))).containsExactly("/document", "/lines", "/reason");
        assertThat(pointers(stock.post(path + "/receipts", name("key"), """
                {"document": "GR", "final": true, "lines": [{"quantity": 1}]}""")))
                .containsExactly("/lines/0/sku", "/reason");
        ResponseEntity<JsonNode> stranger = stock.post(path + "/receipts", name("key"), """
                {"document": "GR", "lines": [{"sku": "%s", "quantity": 1}]}""".formatted(pan));
        assertThat(stranger.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(stranger)).containsExactly("/lines/0/sku");
        assertThat(operator.get(TRANSFERS + "?location=no%20place").getStatusCode().value()).isEqualTo(400);
        assertThat(operator.get(TRANSFERS + "?limit=0").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void stock_keepers_write_and_operators_read() {
        String nowhere = TRANSFERS + "/" + new UUID(0, 0);
        assertThat(operator.post(TRANSFERS, name("key"), asking(1)).getStatusCode().value()).isEqualTo(403);
        assertThat(new Api(http, "dealer").get(TRANSFERS).getStatusCode().value()).isEqualTo(403);
        assertThat(operator.get(nowhere).getStatusCode().value()).isEqualTo(404);
        answered(stock.post(nowhere + "/shipment", name("key"), """
                {"document": "DN"}"""), 404);
        answered(stock.post(nowhere + "/receipts", name("key"), arriving("GR", 1)), 404);
        answered(stock.post(nowhere + "/cancellation", name("key"), """
                {"reason": "Why"}"""), 404);
    }

    private String asking(int quantity) {
        return """
                {"to": "%s", "from": "%s", "reference": "%s", "lines": [{"sku": "%s", "quantity": %d}]}"""
                .formatted(east, north, name("REF"), kettle, quantity);
    }

    private String arriving(String document, int quantity) {
        return """
                {"document": "%s", "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(document, kettle, quantity);
    }

    private void awaitState(String path, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(operator.read(path).path("state").asText()).isEqualTo(state));
    }

    private JsonNode stockAt(LocationId location) {
        return operator.read("/api/inventory?location=" + location + "&sku=" + kettle).path("items").path(0);
    }

    private List<String> ids(String path) {
        return operator.read(path).path("items").findValuesAsText("id");
    }

    private static JsonNode answered(ResponseEntity<JsonNode> answer, int status) {
        assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody());
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody()).path("errors").findValuesAsText("pointer");
    }
}
