package dev.baton.settlement.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class RefundOverHttpTest {

    private static final String REFUND = "{\"amount\": \"100.00\", \"reason\": \"Damaged in transit\"}";

    private final TestRestTemplate http;
    private final JdbcClient jdbc;
    private final Customers customers;
    private final Api finance;
    private final Market market;

    @Autowired
    RefundOverHttpTest(TestRestTemplate http, JdbcClient jdbc, Customers customers, BeanFactory beans) {
        this.http = http;
        this.jdbc = jdbc;
        this.customers = customers;
        this.finance = new Api(http, "finance");
        this.market = new Market(beans);
    }

    @Test
    void a_refund_is_made_once_and_read_everywhere() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        String path = path(order);
        String key = Trade.name("key");

        ResponseEntity<JsonNode> made = finance.post(path, key, REFUND);

        assertThat(made.getStatusCode().value()).isEqualTo(201);
        assertThat(made.getHeaders().getLocation()).hasToString(path);
        JsonNode refund = Objects.requireNonNull(made.getBody());
        assertThat(refund.path("amount").asText()).isEqualTo("100.00");
        assertThat(refund.path("paidBack").asText()).isEqualTo("0.00");
        assertThat(refund.path("refundedBy").asText()).isEqualTo("finance");
        assertThat(refund.path("parts")).hasSize(6);
        ResponseEntity<JsonNode> again = finance.post(path, key, REFUND);
        assertThat(again.getBody()).isEqualTo(refund);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(finance.readAll(path)).containsExactly(refund);

        JsonNode answer = new Api(http, "operator").read("/api/orders/" + order);
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
        JsonNode split = answer.path("split");
        assertThat(split.path("settled").asText()).isEqualTo("200.02");
        assertThat(split.path("refunded").asText()).isEqualTo("100.00");
        assertThat(split.path("shares").findValuesAsText("party"))
                .containsExactly("MANUFACTURER", "SELLER", "PLATFORM");
        assertThat(split.path("shares").findValuesAsText("amount")).containsExactly("140.02", "50.00", "10.00");
        assertThat(split.path("shares").findValuesAsText("clawedBack")).containsExactly("70.00", "25.00", "5.00");
        assertThat(split.path("shares").findValuesAsText("paidOut")).containsOnly("0.00");
        JsonNode document = finance.readAll("/api/settlements?orderId=" + order).getFirst();
        assertThat(document.path("shares").findValuesAsText("clawedBack")).containsExactly("35.00", "12.50", "2.50");
        assertThat(document.path("shares").path(1).path("owner").asText()).isEqualTo(market.seller().value());
        assertThat(new Api(http, "operator").read("/api/orders/" + order + "/timeline").toString())
                .contains("payment.refunded", "100.00 CNY are refunded: Damaged in transit");
    }

    @Test
    void who_acts_for_a_customer_sees_sums_only() {
        if (customers.find(new CustomerId("D-1001")).isEmpty()) {
            customers.register(new Registration(
                    new Customer(new CustomerId("D-1001"), CustomerType.DISTRIBUTOR, "First", null, "STANDARD", "EAST",
                            CustomerStatus.ACTIVE, "CNY", null),
                    null));
        }
        OrderId order = market.settled(7000, 2500, 500, 7);
        jdbc.sql("UPDATE orders SET customer_id = 'D-1001' WHERE id = ?").param(order.value()).update();
        try {
            JsonNode answer = new Api(http, "dealer").read("/api/orders/" + order);
            assertThat(answer.path("split").path("settled").asText()).as(answer.toString()).isEqualTo("200.02");
            assertThat(answer.path("split").has("shares")).isFalse();
        } finally {
            jdbc.sql("UPDATE orders SET customer_id = ? WHERE id = ?")
                    .params(market.buyer().value(), order.value()).update();
        }
    }

    @Test
    void every_fault_is_told() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        String path = path(order);
        assertThat(pointers(post(path, "{}", 400))).containsExactly("/amount", "/reason");
        assertThat(pointers(post(path, "{\"amount\": \"0.00\", \"reason\": \"a\\u0000b\"}", 400)))
                .containsExactly("/amount", "/reason");
        assertThat(pointers(post(path, "{\"amount\": \"1.001\", \"reason\": \"%s\"}".formatted("x".repeat(501)), 400)))
                .containsExactly("/amount", "/reason");
        assertThat(pointers(post(path, "{\"amount\": \"-1.00\", \"reason\": \"r\"}", 400))).containsExactly("/amount");
        post(path, "{\"amount\": \"1.00\", \"reason\": \"r\", \"party\": \"SELLER\"}", 400);
        post(path, "no json", 400);
        assertThat(withoutKey(path)).isEqualTo(400);
        post(path(new OrderId(UUID.randomUUID())), REFUND, 404);
        assertThat(finance.get(path(new OrderId(UUID.randomUUID()))).getStatusCode().value()).isEqualTo(404);
        assertThat(post(path, "{\"amount\": \"200.03\", \"reason\": \"r\"}", 409).path("refundable").asText())
                .isEqualTo("200.02");
        for (String user : List.of("integrator", "operator", "stock", "analyst", "dealer")) {
            assertThat(new Api(http, user).post(path, Trade.name("key"), REFUND).getStatusCode().value()).as(user)
                    .isEqualTo(403);
        }
        String key = Trade.name("key");
        assertThat(finance.post(path, key, REFUND).getStatusCode().value()).isEqualTo(201);
        assertThat(finance.post(path, key, "{\"amount\": \"1.00\", \"reason\": \"r\"}").getStatusCode().value())
                .isEqualTo(422);
    }

    @Test
    void subscribers_are_told_of_a_refund_that_stays_with_us() {
        String subscription = Objects.requireNonNull(new Api(http, "operator").post("/api/subscriptions",
                Trade.name("key"),
                """
                        {"url": "http://127.0.0.1:9/nobody", "secret": "a secret of sixteen letters", "types": ["payment.refunded"]}""")
                .getBody()).path("id").asText();
        try {
            OrderId order = market.settled(7000, 2500, 500, 7);
            post(path(order), REFUND, 201);
            assertThat(jdbc.sql("SELECT payload FROM outbox WHERE key = ? AND destination LIKE ?")
                    .params(order.toString(), "%" + subscription).query(String.class).list())
                    .singleElement().asString()
                    .contains("payment.refunded", order.toString(), "100.00").doesNotContain("Damaged");
        } finally {
            http.withBasicAuth("operator", "operator").delete("/api/subscriptions/" + subscription);
        }
    }

    private static String path(OrderId order) {
        return "/api/orders/" + order + "/refunds";
    }

    private JsonNode post(String path, String json, int status) {
        ResponseEntity<JsonNode> answer = finance.post(path, Trade.name("key"), json);
        assertThat(answer.getStatusCode().value()).as(path + ": " + answer.getBody()).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody());
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").findValuesAsText("pointer");
    }

    private int withoutKey(String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("finance", "finance")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(REFUND, headers), JsonNode.class)
                .getStatusCode()
                .value();
    }
}
