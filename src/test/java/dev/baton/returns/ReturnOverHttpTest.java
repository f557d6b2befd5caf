package dev.baton.returns;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.StockLine;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class ReturnOverHttpTest {

    private static final String PATH = "/api/returns";

    private final TestRestTemplate http;
    private final Counter counter;
    private final StockLine ten;
    private final OrderId order;

    @Autowired
    ReturnOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.http = http;
        this.counter = new Counter(beans);
        this.ten = line(counter.trade().product("11.30"), 10);
        this.order = counter.sold(PaymentMethod.PREPAID, 0, ten);
    }

    @Test
    void a_return_is_asked_for_once_and_read() {
        String key = Trade.name("key");
        ResponseEntity<JsonNode> asked = as("integrator").post(PATH, key, body("4"));
        assertThat(asked.getStatusCode().value()).isEqualTo(202);
        JsonNode found = Objects.requireNonNull(asked.getBody());
        String path = PATH + "/" + found.path("id").asText();
        assertThat(asked.getHeaders().getLocation()).hasToString(path);
        assertThat(found.path("status").asText()).isEqualTo("REQUESTED");
        assertThat(found.path("lines").path(0).path("quantity").decimalValue()).isEqualByComparingTo("4");
        ResponseEntity<JsonNode> again = as("integrator").post(PATH, key, body("4"));
        assertThat(again.getBody()).isEqualTo(found);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(as("integrator").post(PATH, key, body("5")).getStatusCode().value()).isEqualTo(422);
        assertThat(as("stock").read(path).path("number")).isEqualTo(found.path("number"));
        assertThat(as("operator").readAll(PATH + "?orderId=" + order)).hasSize(1);
        assertThat(as("operator").readAll(PATH + "?status=LAPSED&orderId=" + order)).isEmpty();
        JsonNode less = post("integrator", PATH, body("7"), 409);
        assertThat(less.path("returnable").decimalValue()).isEqualByComparingTo("6");
        post("integrator", path + "/withdrawal", "", 200);
        assertThat(post("stock", path + "/receipt", "{\"lines\": [{\"no\": 1, \"quantity\": 4}]}", 409)
                .path("returnStatus").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void who_acts_for_another_customer_sees_nothing_of_it() {
        counter.trade().dealer();
        String id = post("operator", PATH, body("1"), 202).path("id").asText();
        assertThat(as("dealer").get(PATH + "/" + id).getStatusCode().value()).isEqualTo(404);
        assertThat(as("dealer").readAll(PATH + "?orderId=" + order)).isEmpty();
        post("dealer", PATH, body("1"), 422);
        post("dealer", PATH + "/" + id + "/withdrawal", "", 404);
        for (String user : List.of("stock", "finance", "analyst")) {
            post(user, PATH, body("1"), 403);
        }
        post("integrator", PATH + "/" + id + "/receipt", "{}", 403);
        post("finance", PATH + "/" + id + "/inspection", "{}", 403);
    }

    @Test
    void every_fault_is_told() {
        assertThat(pointers(post("integrator", PATH, "{}", 400)))
                .containsExactly("/orderId", "/type", "/reason", "/lines");
        assertThat(pointers(post("integrator", PATH,
                """
                        {"orderId": "x", "type": "RETURN", "reason": "NO", "lines": [null, {"quantity": -1}, {"line": 1, "quantity": 1,
                         "condition": "USED", "replacementSku": "x"}]}""",
                400)))
                .contains("/orderId", "/reason", "/lines/0", "/lines/1", "/lines/1/quantity", "/lines/1/condition",
                        "/lines/2");
        assertThat(pointers(post("integrator", PATH,
                """
                        {"orderId": "%s", "type": "EXCHANGE", "reason": "OTHER", "lines": [{"line": 7, "quantity": 1, "condition": "USED"},
                         {"sku": "nothing", "quantity": 1, "condition": "USED", "replacementSku": "nothing"}]}"""
                        .formatted(order),
                422))).contains("/lines/0/line", "/lines/1/sku", "/lines/1/replacementSku");
        post("integrator", PATH, body("1").replace(order.toString(), UUID.randomUUID().toString()), 422);
        String missing = PATH + "/" + UUID.randomUUID();
        assertThat(as("operator").get(missing).getStatusCode().value()).isEqualTo(404);
        post("stock", missing + "/receipt", "{\"lines\": [{\"no\": 1, \"quantity\": 4}]}", 404);
        post("stock", missing + "/inspection", "{\"lines\": [{\"no\": 1, \"disposition\": \"SCRAP\"}]}", 404);
        assertThat(pointers(post("stock", missing + "/receipt", "{\"lines\": [{\"no\": 1, \"quantity\": 0}]}", 400)))
                .containsExactly("/lines");
        String many = "{\"lines\": [" + String.join(", ", Collections.nCopies(1001, "{\"no\": 1}")) + "]}";
        assertThat(pointers(post("stock", missing + "/receipt", many, 400))).containsExactly("/lines");
        assertThat(pointers(post("stock", missing + "/inspection", many, 400))).containsExactly("/lines");
        assertThat(pointers(
                post("stock", missing + "/inspection", "{\"lines\": [{\"no\": 1, \"disposition\": \"REJECT\"}]}",
                        400)))
                .containsExactly("/lines/0/reason");
    }

    private Api as(String user) {
        return new Api(http, user);
    }

    private JsonNode post(String user, String path, String json, int status) {
        ResponseEntity<JsonNode> answer = as(user).post(path, Trade.name("key"), json);
        assertThat(answer.getStatusCode().value()).as(path + ": " + answer.getBody()).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody());
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }

    private String body(String quantity) {
        return """
                {"orderId": "%s", "type": "RETURN", "reason": "DAMAGED", "lines": [{"sku": "%s", "quantity": %s, "condition": "DAMAGED"}]}"""
                .formatted(order, ten.sku(), quantity);
    }
}
