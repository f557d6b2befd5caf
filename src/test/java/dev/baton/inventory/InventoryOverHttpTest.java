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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class InventoryOverHttpTest {

    private final Api stock;
    private final Api dealer;
    private final Inventory inventory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    InventoryOverHttpTest(
            TestRestTemplate http,
            Inventory inventory,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.stock = new Api(http, "stock");
        this.dealer = new Api(http, "dealer");
        this.inventory = inventory;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aPlantAndAProduct() {
        plant = trade.plant("EAST");
        sku = trade.productByTheMetre("10.00");
    }

    @Test
    void a_receipt_raises_stock_once_per_key_and_once_per_reference() {
        String reference = name("R");
        String key = name("key");

        ResponseEntity<JsonNode> first = stock.post("/api/inventory/receipts", key, receipt(reference, "2.5"));
        ResponseEntity<JsonNode> again = stock.post("/api/inventory/receipts", key, receipt(reference, "2.5"));
        ResponseEntity<JsonNode> otherKey =
                stock.post("/api/inventory/receipts", name("key"), receipt(reference, "2.5"));

        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(otherKey.getStatusCode().value()).isEqualTo(409);
        JsonNode level = stock.read("/api/inventory?sku=" + sku + "&location=" + plant).path("items").get(0);
        assertThat(level.path("onHand").isNumber()).isTrue();
        assertThat(level.path("onHand").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(level.path("locationType").asText()).isEqualTo("PLANT");
        assertThat(level.has("inTransit")).isTrue();
        JsonNode movement = stock.read("/api/inventory/movements?sku=" + sku).path("items").get(0);
        assertThat(movement.path("reason").asText()).isEqualTo("RECEIPT");
        assertThat(movement.path("document").asText()).isEqualTo(reference);
    }

    @Test
    void a_receipt_is_told_all_its_faults_at_once() {
        ResponseEntity<JsonNode> faulty = stock.post("/api/inventory/receipts", name("key"),
                """
                        {"location": "no such/place", "lines": [{"sku": "", "quantity": 1}, {"sku": "S", "quantity": -1}, null]}""");
        ResponseEntity<JsonNode> unknown = stock.post("/api/inventory/receipts", name("key"), """
                {"location": "NOWHERE", "reference": "R", "lines": [{"sku": "NO-SUCH", "quantity": 1}]}""");

        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/location", "/reference", "/lines/0/sku", "/lines/1/quantity",
                "/lines/2/sku", "/lines/2/quantity");
        assertThat(unknown.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactly("/location", "/lines/0/sku");
    }

    @Test
    void more_than_can_be_counted_is_refused_and_no_failure() {
        String much = receipt(name("R"), "999999999999");
        String twice = much.replaceFirst("(\\{\"sku\".*?\\})", "$1, $1");

        assertThat(stock.post("/api/inventory/receipts", name("key"), twice).getStatusCode().value()).isEqualTo(400);
        assertThat(stock.post("/api/inventory/receipts", name("key"), much).getStatusCode().value()).isEqualTo(201);
        assertThat(stock.post("/api/inventory/receipts", name("key"), receipt(name("R"), "1")).getStatusCode().value())
                .isEqualTo(422);
    }

    @Test
    void what_stock_keepers_enter_moves_stock_and_is_refused_where_there_is_not_enough() {
        trade.receive(plant, line(sku, 10));

        assertThat(enter("issues", "\"reason\": \"SCRAP\"", "2")).isEqualTo(201);
        assertThat(enter("corrections", "\"note\": \"miscounted\"", "-1")).isEqualTo(201);
        assertThat(enter("quarantines", "\"note\": \"dented\"", "3")).isEqualTo(201);
        assertThat(enter("quarantines/releases", "\"note\": \"repaired\"", "1")).isEqualTo(201);
        assertThat(enter("issues", "\"note\": \"too many\"", "6")).isEqualTo(409);
        assertThat(enter("quarantines/releases", "\"note\": \"too many\"", "3")).isEqualTo(409);
        assertThat(enter("issues", "\"reason\": \"ISSUE\"", "1")).isEqualTo(400);
        assertThat(enter("corrections", "\"note\": \"\"", "0")).isEqualTo(400);

        JsonNode level = stock.read("/api/inventory?sku=" + sku).path("items").get(0);
        assertThat(level.path("onHand").asInt()).isEqualTo(7);
        assertThat(level.path("quarantined").asInt()).isEqualTo(2);
        assertThat(level.path("available").asInt()).isEqualTo(5);
    }

    private int enter(String what, String member, String quantity) {
        return stock.post("/api/inventory/" + what, name("key"),
                receipt(name("R"), quantity).replaceFirst("\\{", "{" + member + ", ")).getStatusCode().value();
    }

    @Test
    void opening_stock_is_taken_once_and_a_location_that_does_not_exist_is_refused() {
        String file = "location,sku,quantity\n" + plant + "," + sku + ",12.5\nNOWHERE," + sku + ",1\n"
                + plant + ",NO-SUCH,1\n";

        JsonNode first = stock.importing("/api/inventory/imports", file);
        JsonNode again = stock.importing("/api/inventory/imports", file);
        JsonNode other = stock.importing("/api/inventory/imports", file.replace("12.5", "13"));

        assertThat(first.path("accepted").asInt()).isEqualTo(1);
        assertThat(first.path("refused").asInt()).isEqualTo(2);
        assertThat(again.path("duplicate").asInt()).isEqualTo(1);
        assertThat(other.path("refused").asInt()).isEqualTo(3);
        assertThat(stock.read("/api/inventory?sku=" + sku).path("items").get(0).path("onHand").decimalValue())
                .isEqualByComparingTo("12.5");
    }

    @Test
    void locations_and_thresholds_come_from_files_too() {
        String id = name("L");
        String locations = "id,type,name,region,customerId\n" + id + ",STORE,Corner shop,EAST,R-1\n";
        String thresholds = "location,sku,minimum,safety,maximum\n" + plant + "," + sku + ",5,10,100\n"
                + plant + "," + sku + ",11,10,100\n";

        assertThat(stock.importing("/api/inventory/locations/imports", locations).path("accepted").asInt())
                .isEqualTo(1);
        assertThat(stock.importing("/api/inventory/locations/imports", locations).path("duplicate").asInt())
                .isEqualTo(1);
        JsonNode done = stock.importing("/api/inventory/thresholds/imports", thresholds);
        assertThat(done.path("accepted").asInt()).isEqualTo(1);
        assertThat(done.path("refused").asInt()).isEqualTo(1);
    }

    @Test
    void low_stock_is_noted_when_it_falls_below_the_minimum_and_forgotten_when_it_is_back() {
        trade.receive(plant, line(sku, 10));
        stock.importing("/api/inventory/thresholds/imports",
                "location,sku,minimum,safety\n" + plant + "," + sku + ",5,8\n");
        assertThat(isLow()).isFalse();

        inventory.reserve(name("order"), plant, List.of(line(sku, 5)));
        assertThat(isLow()).isFalse();
        inventory.reserve(name("order"), plant, List.of(line(sku, 1)));
        assertThat(isLow()).isTrue();
        trade.receive(plant, line(sku, 1));
        assertThat(isLow()).isFalse();
    }

    @Test
    void subscribers_are_told_once_that_stock_is_low() {
        trade.receive(plant, line(sku, 10));
        stock.importing("/api/inventory/thresholds/imports",
                "location,sku,minimum,safety\n" + plant + "," + sku + ",5,8\n");

        transaction.executeWithoutResult(status -> {
            UUID subscriber = jdbc
                    .sql("""
                            INSERT INTO subscription (id, url, types, secret, created_at)
                            VALUES (gen_random_uuid(), 'http://localhost:9/none', '{stock.low}', 'secret', now()) RETURNING id""")
                    .query(UUID.class)
                    .single();
            inventory.reserve(name("order"), plant, List.of(line(sku, 6)));
            inventory.reserve(name("order"), plant, List.of(line(sku, 1)));
            TransactionSynchronizationUtils.triggerBeforeCommit(false);
            assertThat(jdbc.sql("""
                    SELECT count(*) FROM outbox WHERE key = ? AND type = 'stock.low' AND destination = ?""")
                    .params(plant + "/" + sku, "webhook:" + subscriber)
                    .query(Integer.class)
                    .single()).isEqualTo(1);
            status.setRollbackOnly();
        });
    }

    @Test
    void who_is_bound_to_a_customer_sees_its_own_stock_only() {
        trade.receive(plant, line(sku, 10));

        assertThat(dealer.read("/api/inventory?sku=" + sku).path("items")).isEmpty();
        assertThat(dealer.read("/api/inventory/movements?sku=" + sku).path("items")).isEmpty();
        assertThat(dealer.readAll("/api/inventory/locations").toString()).doesNotContain(plant.value());
    }

    private boolean isLow() {
        return jdbc.sql(
                "SELECT EXISTS (SELECT FROM stock_alert WHERE location = ? AND sku = ? AND kind = 'LOW' AND cleared_at IS NULL)")
                .params(plant.value(), sku.value())
                .query(Boolean.class)
                .single();
    }

    private String receipt(String reference, String quantity) {
        return """
                {"location": "%s", "reference": "%s", "lines": [{"sku": "%s", "quantity": %s}]}"""
                .formatted(plant, reference, sku, quantity);
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
