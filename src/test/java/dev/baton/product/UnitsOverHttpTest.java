package dev.baton.product;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Units of products, and quantities that are sent in them. */
@BatonTest
class UnitsOverHttpTest {

    private final Api stock;
    private final Api integrator;
    private final Trade trade;

    private Sku sku = new Sku("unset");
    private LocationId plant = new LocationId("unset");

    @Autowired
    UnitsOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.stock = new Api(http, "stock");
        this.integrator = new Api(http, "integrator");
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aProductInCartonsOfTwelve() {
        sku = trade.product("10.00");
        plant = trade.plant("EAST");
        put("""
                {"units": [{"unit": "CARTON", "baseQuantity": 12}, {"unit": "SLICE", "numerator": 1, "denominator": 3}]}""");
    }

    @Test
    void a_product_has_the_units_that_were_put_last() {
        JsonNode units = integrator.read("/api/products/" + sku + "/units");
        assertThat(units.path("baseUnit").asText()).isEqualTo("PC");
        assertThat(units.path("units").findValuesAsText("unit")).containsExactly("CARTON", "SLICE");
        assertThat(units.path("units").get(0).path("baseQuantity").asInt()).isEqualTo(12);
        assertThat(units.path("units").get(1).path("baseQuantity").isNull()).isTrue();
        assertThat(units.path("units").get(1).path("denominator").asInt()).isEqualTo(3);

        ResponseEntity<JsonNode> other = put("{\"units\": [{\"unit\": \"BOX\", \"baseQuantity\": 0.5}]}");
        assertThat(other.getStatusCode().value()).isEqualTo(200);
        assertThat(integrator.read("/api/products/" + sku + "/units")).isEqualTo(other.getBody());
        assertThat(Objects.requireNonNull(other.getBody()).path("units").findValuesAsText("unit"))
                .containsExactly("BOX");
        assertThat(Objects.requireNonNull(put("{\"units\": []}").getBody()).path("units")).isEmpty();
    }

    @Test
    void those_who_put_units_at_once_leave_those_of_one_of_them() {
        Race.of(16, number -> () -> put("""
                {"units": [{"unit": "A%1$d", "baseQuantity": 1}, {"unit": "B%1$d", "baseQuantity": 2}]}"""
                .formatted(number)).getStatusCode().value());
        List<String> left = integrator.read("/api/products/" + sku + "/units").path("units").findValuesAsText("unit");
        assertThat(left).hasSize(2);
        assertThat(left.getFirst().substring(1)).isEqualTo(left.getLast().substring(1));
    }

    @Test
    void units_come_from_files() {
        String file = "sku,unit,baseQuantity\n" + sku + ",PALLET,480\n" + sku + ",PC,2\nNO-SUCH,BOX,2\n" + sku
                + ",two words,1\n" + sku + ",BOX,\n" + sku + ",BOX,-1\n";
        JsonNode first = stock.importing("/api/products/units/imports", file);
        JsonNode again = stock.importing("/api/products/units/imports", file);
        assertThat(first.path("accepted").asInt()).isEqualTo(1);
        assertThat(first.path("refused").asInt()).isEqualTo(5);
        assertThat(again.path("duplicate").asInt()).isEqualTo(1);
        assertThat(integrator.read("/api/products/" + sku + "/units").path("units").findValuesAsText("unit"))
                .containsExactly("CARTON", "PALLET", "SLICE");
    }

    @Test
    void all_faults_of_units_are_told_at_once() {
        ResponseEntity<JsonNode> faulty =
                put("""
                        {"units": [null, {"unit": "two words", "baseQuantity": 1}, {"unit": "A"}, {"unit": "B", "baseQuantity": 1, "numerator": 1},
                                   {"unit": "C", "baseQuantity": 0}, {"unit": "C", "numerator": 1, "denominator": 0}]}""");
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/units/0/unit", "/units/1", "/units/2/baseQuantity",
                "/units/3/baseQuantity", "/units/4", "/units/5/unit", "/units/5");
        assertThat(pointers(put("{}"))).containsExactly("/units");
        ResponseEntity<JsonNode> base = put("{\"units\": [{\"unit\": \"PC\", \"baseQuantity\": 1}]}");
        assertThat(base.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(base)).containsExactly("/units/0/unit");
        assertThat(stock.put("/api/products/NO-SUCH/units", "{\"units\": []}").getStatusCode().value()).isEqualTo(404);
        assertThat(stock.get("/api/products/NO-SUCH/units").getStatusCode().value()).isEqualTo(404);
        assertThat(integrator.put("/api/products/" + sku + "/units", "{\"units\": []}").getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void what_stock_keepers_enter_in_a_unit_moves_that_much_of_the_base_unit() {
        assertThat(enter("receipts", 2, "CARTON")).isEqualTo(201);
        assertThat(enter("issues", 3, "SLICE")).isEqualTo(201);
        assertThat(enter("corrections", -1, "CARTON")).isEqualTo(201);
        assertThat(enter("quarantines", 3, "PC")).isEqualTo(201);
        JsonNode level = level();
        assertThat(level.path("onHand").asInt()).isEqualTo(11);
        assertThat(level.path("quarantined").asInt()).isEqualTo(3);
        assertThat(enter("quarantines/releases", 9, "SLICE")).isEqualTo(201);
        assertThat(level().path("quarantined").asInt()).isZero();
    }

    @Test
    void a_document_is_told_which_lines_cannot_be_reckoned() {
        String lines = """
                {"location": "%2$s", "reference": "%3$s", "lines": [{"sku": "%1$s", "quantity": 1, "unit": "SLICE"},
                  {"sku": "%1$s", "quantity": 1, "unit": "BARREL"}, {"sku": "NO-SUCH", "quantity": 1, "unit": "CARTON"},
                  {"sku": "%1$s", "quantity": 99999999999, "unit": "CARTON"}]}""".formatted(sku, plant, name("R"));
        ResponseEntity<JsonNode> refused = stock.post("/api/inventory/receipts", name("key"), lines);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(refused)).containsExactlyInAnyOrder("/lines/0/quantity", "/lines/1/unit", "/lines/2/sku",
                "/lines/3/quantity");
    }

    @Test
    void no_part_of_a_piece_is_ordered_moved_counted_or_set_aside() {
        String halves = """
                {"sku": "%1$s", "quantity": 1.5}, {"sku": "%1$s", "quantity": 0.3, "unit": "CARTON"}""";
        String lines = ", \"lines\": [" + halves.formatted(sku) + "]}";
        ResponseEntity<JsonNode> ordered =
                integrator.post("/api/orders", name("key"), order(trade.distributor("500.00"), halves));
        assertThat(ordered.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(ordered)).containsExactly("/lines/0/quantity", "/lines/1/quantity");
        for (String kind : List.of("receipts", "issues", "corrections", "quarantines")) {
            assertThat(pointers(stock.post("/api/inventory/" + kind, name("key"),
                    "{\"location\": \"%s\", \"reference\": \"%s\"".formatted(plant, name("R")) + lines))).as(kind)
                    .containsExactly("/lines/0/quantity", "/lines/1/quantity");
        }
        assertThat(pointers(stock.post("/api/inventory/transfers", name("key"),
                "{\"to\": \"%s\", \"reference\": \"%s\", \"lines\": [{\"sku\": \"%s\", \"quantity\": 0.5}]}"
                        .formatted(plant, name("T"), sku))))
                .containsExactly("/lines/0/quantity");
        String place = "{\"location\": \"%s\", \"sku\": \"%s\", ".formatted(plant, sku);
        assertThat(pointers(stock.put("/api/inventory/thresholds",
                place + "\"minimum\": 0.5, \"safety\": 1.5, \"maximum\": 2.5}")))
                .containsExactly("/minimum", "/safety", "/maximum");
        JsonNode opening = stock.importing("/api/inventory/imports",
                "location,sku,quantity\n%s,%s,1.5\n".formatted(plant, sku));
        assertThat(opening.path("refusals").get(0).path("reason").asText()).contains("PC");
        assertThat(stock.read("/api/inventory?location=" + plant).path("items")).as("nothing was entered").isEmpty();
    }

    @Test
    void what_is_weighed_has_parts() {
        stock.importing("/api/products/imports",
                "sku,name,category,unit,listed,currency,unitPrice\n%s-KG,Coffee,KITCHEN,KG,true,CNY,10.00\n"
                        .formatted(sku));
        assertThat(stock.post("/api/inventory/receipts", name("key"), """
                {"location": "%s", "reference": "%s", "lines": [{"sku": "%s-KG", "quantity": 1.125}]}"""
                .formatted(plant, name("R"), sku)).getStatusCode().value()).isEqualTo(201);
    }

    @Test
    void a_key_is_for_what_was_sent_and_not_for_what_it_came_to() {
        String key = name("key");
        String reference = name("R");
        String sent = document(reference, 1, "CARTON");
        assertThat(stock.post("/api/inventory/receipts", key, sent).getStatusCode().value()).isEqualTo(201);
        assertThat(stock.post("/api/inventory/receipts", key, sent).getHeaders().getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(stock.post("/api/inventory/receipts", key, document(reference, 12, "PC")).getStatusCode().value())
                .as("as much, but other words").isEqualTo(422);
        assertThat(level().path("onHand").asInt()).isEqualTo(12);
    }

    @Test
    void a_count_in_cartons_is_one_of_pieces() {
        enter("receipts", 30, "PC");
        String id = Objects.requireNonNull(stock.post("/api/inventory/stocktakes", name("key"),
                "{\"location\": \"%s\", \"mode\": \"TRACK\"}".formatted(plant)).getBody()).path("id").asText();
        String counts = "/api/inventory/stocktakes/" + id + "/counts";
        assertThat(stock.post(counts, name("key"),
                "{\"counts\": [{\"sku\": \"%s\", \"quantity\": 2.5, \"unit\": \"CARTON\"}]}".formatted(sku))
                .getStatusCode().value()).isEqualTo(201);
        assertThat(stock.read(counts).path("items").get(0).path("quantity").asInt()).isEqualTo(30);
        ResponseEntity<JsonNode> refused = stock.post(counts, name("key"),
                "{\"counts\": [{\"sku\": \"%s\", \"quantity\": 1, \"unit\": \"BARREL\"}]}".formatted(sku));
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(refused)).containsExactly("/counts/0/unit");
        assertThat(pointers(stock.post(counts, name("key"),
                "{\"counts\": [{\"sku\": \"%s\", \"quantity\": 100000000, \"unit\": \"CARTON\"}]}".formatted(sku))))
                .containsExactly("/counts/0/quantity");
        stock.post("/api/inventory/stocktakes/" + id + "/abandonment", name("key"), "{\"reason\": \"Only a test\"}");
    }

    @Test
    void an_order_in_cartons_is_kept_in_pieces_and_says_what_was_asked() {
        CustomerId distributor = trade.distributor("5000.00");
        String order = order(distributor,
                "{\"sku\": \"%1$s\", \"quantity\": 2, \"unit\": \"CARTON\"}, {\"sku\": \"%1$s\", \"quantity\": 5, \"unit\": \"PC\"}");
        String key = name("key");

        JsonNode lines = Objects.requireNonNull(integrator.post("/api/orders", key, order).getBody()).path("lines");

        assertThat(lines.get(0).path("quantity").asInt()).isEqualTo(24);
        assertThat(lines.get(0).path("unit").asText()).isEqualTo("PC");
        assertThat(lines.get(0).path("total").asText()).isEqualTo("240.00");
        assertThat(lines.get(0).path("ordered").path("quantity").asInt()).isEqualTo(2);
        assertThat(lines.get(0).path("ordered").path("unit").asText()).isEqualTo("CARTON");
        assertThat(lines.get(1).path("quantity").asInt()).isEqualTo(5);
        assertThat(lines.get(1).has("ordered")).as("asked in the base unit").isFalse();
        assertThat(integrator.post("/api/orders", key, order).getHeaders().getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(integrator
                .post("/api/orders", key, order.replace("\"quantity\": 2, \"unit\": \"CARTON\"", "\"quantity\": 24"))
                .getStatusCode().value()).isEqualTo(422);

        JsonNode quoted = Objects.requireNonNull(integrator.post("/api/orders/quote", "", order).getBody());
        assertThat(quoted.path("lines").get(0).path("quantity").asInt()).isEqualTo(24);
        assertThat(quoted.path("lines").get(0).path("ordered").path("unit").asText()).isEqualTo("CARTON");
    }

    @Test
    void an_amendment_may_name_units_too() {
        CustomerId distributor = trade.distributor("5000.00");
        String id = Objects.requireNonNull(integrator.post("/api/orders", name("key"),
                order(distributor, "{\"sku\": \"%1$s\", \"quantity\": 20}")).getBody()).path("id").asText();
        ResponseEntity<JsonNode> amended = integrator.post("/api/orders/" + id + "/amendment", name("key"),
                "{\"lines\": [{\"sku\": \"%s\", \"quantity\": 1.5, \"unit\": \"CARTON\"}]}".formatted(sku));
        assertThat(amended.getStatusCode().value()).isEqualTo(202);
        JsonNode line = Objects.requireNonNull(amended.getBody()).path("lines").get(0);
        assertThat(line.path("quantity").asInt()).isEqualTo(18);
        assertThat(line.path("ordered").path("quantity").decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void an_order_is_told_which_lines_cannot_be_reckoned() {
        CustomerId distributor = trade.distributor("5000.00");
        String lines =
                "{\"sku\": \"%1$s\", \"quantity\": 1, \"unit\": \"SLICE\"}, {\"sku\": \"%1$s\", \"quantity\": 1, \"unit\": \"BARREL\"}";
        for (String path : List.of("/api/orders", "/api/orders/quote")) {
            ResponseEntity<JsonNode> refused = integrator.post(path, name("key"), order(distributor, lines));
            assertThat(refused.getStatusCode().value()).isEqualTo(422);
            assertThat(pointers(refused)).containsExactly("/lines/0/quantity", "/lines/1/unit");
        }
        ResponseEntity<JsonNode> faulty = integrator.post("/api/orders", name("key"), order(distributor,
                "{\"sku\": \"%1$s\", \"quantity\": 1, \"unit\": 5}, {\"sku\": \"%1$s\", \"quantity\": 1, \"unit\": \"\"}"));
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(pointers(faulty)).containsExactly("/lines/0/unit", "/lines/1/unit");
    }

    private String order(CustomerId distributor, String lines) {
        return """
                {"channel": "DISTRIBUTOR", "externalReference": "%s", "customerId": "%s", "currency": "CNY",
                 "payment": {"method": "PREPAID"},
                 "shipTo": {"name": "Dock", "line1": "Road 1", "city": "Shanghai", "country": "CN"},
                 "lines": [%s]}""".formatted(name("PO"), distributor, lines.formatted(sku));
    }

    private int enter(String what, int quantity, String unit) {
        return stock.post("/api/inventory/" + what, name("key"), document(name("R"), quantity, unit)).getStatusCode()
                .value();
    }

    private String document(String reference, int quantity, String unit) {
        return """
                {"location": "%s", "reference": "%s", "lines": [{"sku": "%s", "quantity": %d, "unit": "%s"}]}"""
                .formatted(plant, reference, sku, quantity, unit);
    }

    private JsonNode level() {
        return stock.read("/api/inventory?sku=" + sku + "&location=" + plant).path("items").get(0);
    }

    private ResponseEntity<JsonNode> put(String body) {
        return stock.put("/api/products/" + sku + "/units", body);
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
