package dev.baton.payment;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.inbox.Signatures;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class MoneyOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRestTemplate http;
    private final Api finance;
    private final Payments payments;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final String secret;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    MoneyOverHttpTest(
            TestRestTemplate http,
            Payments payments,
            Orders orders,
            JdbcClient jdbc,
            BeanFactory beans,
            @Value("${baton.payment.secret}") String secret) {
        this.http = http;
        this.finance = new Api(http, "finance");
        this.payments = payments;
        this.orders = orders;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.secret = secret;
    }

    @BeforeEach
    void aDistributorWithAHundred() {
        customer = trade.distributor("100.00");
    }

    @Test
    void a_top_up_lets_a_waiting_order_go_on() {
        OrderId order = trade.priced(customer, PaymentMethod.PREPAID, line(trade.product("150.00"), 1));
        payments.hold(order);

        ResponseEntity<JsonNode> answer = topUp(name("key"), voucher(name("V"), "50.00"));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(body(answer).path("status").asText()).isEqualTo("IN_REVIEW");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD));
        JsonNode account = finance.read("/api/accounts/" + prepaid(customer));
        assertThat(account.path("posted").asText()).isEqualTo("150.00");
        assertThat(account.path("pending").asText()).isEqualTo("150.00");
        assertThat(account.path("available").asText()).isEqualTo("0.00");
    }

    @Test
    void a_top_up_counts_once_per_key_and_once_per_voucher() {
        String key = name("key");
        String voucher = voucher(name("V"), "50.00");

        topUp(key, voucher);
        ResponseEntity<JsonNode> again = topUp(key, voucher);
        ResponseEntity<JsonNode> otherKey = topUp(name("key"), voucher);
        ResponseEntity<JsonNode> otherBody = topUp(key, voucher(name("V"), "50.00"));

        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(otherKey.getStatusCode().value()).isEqualTo(409);
        assertThat(otherBody.getStatusCode().value()).isEqualTo(422);
        String topUp = body(again).path("id").asText();
        await().atMost(PATIENCE).until(() -> finance.read("/api/top-ups/" + topUp).path("status").asText(),
                "POSTED"::equals);
        JsonNode statement = finance.read("/api/accounts/" + prepaid(customer) + "/statement");
        assertThat(statement.path("items")).hasSize(2);
        assertThat(statement.path("items").get(1).path("balance").asText()).isEqualTo("150.00");
        assertThat(statement.path("closing").asText()).isEqualTo("150.00");
    }

    @Test
    void a_top_up_is_told_all_its_faults_at_once() {
        ResponseEntity<JsonNode> faulty = topUp(name("key"), "{\"amount\": \"-5.00\", \"currency\": \"CNY\"}");
        ResponseEntity<JsonNode> currency =
                topUp(name("key"), voucher(name("V"), "5.00").replace("CNY", "EUR"));
        ResponseEntity<JsonNode> account = finance.post(
                "/api/accounts/NOBODY:PREPAID:CNY/top-ups", name("key"), voucher(name("V"), "5.00"));

        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(body(faulty).path("errors").findValuesAsText("pointer"))
                .containsExactly("/reference", "/amount");
        assertThat(currency.getStatusCode().value()).isEqualTo(422);
        ResponseEntity<JsonNode> file = topUp(name("key"), """
                {"amount": "5.00", "currency": "CNY", "reference": "V", "method": "BARTER", "paidOn": "soon",
                 "attachment": {"name": "slip.exe", "mediaType": "text/html", "content": "%%%"}}""");
        assertThat(body(file).path("errors").findValuesAsText("pointer")).containsExactly(
                "/method", "/paidOn", "/attachment/mediaType", "/attachment/content");
        assertThat(account.getStatusCode().value()).isEqualTo(404);
        assertThat(
                finance.get("/api/accounts/" + prepaid(customer) + "/statement?from=yesterday").getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    void the_voucher_itself_is_kept_for_those_who_may_see_its_account() {
        ResponseEntity<JsonNode> answer = topUp(name("key"), """
                {"method": "POS_SLIP", "amount": "5.00", "currency": "CNY", "reference": "%s", "paidOn": "2026-01-02",
                 "attachment": {"name": "slip.png", "mediaType": "image/png", "content": "aGVsbG8="}}"""
                .formatted(name("V")));
        String path = String.valueOf(answer.getHeaders().getLocation());

        assertThat(http.withBasicAuth("finance", "finance").getForObject(path + "/attachment", String.class))
                .isEqualTo("hello");
        ResponseEntity<JsonNode> others = new Api(http, "dealer").get(path);
        assertThat(others.getStatusCode().value()).isEqualTo(404);
        assertThat(body(others).toString()).as("tells nothing of whose it is").doesNotContain(customer.value());
        assertThat(new Api(http, "dealer").get(path + "/attachment").getStatusCode().value()).isEqualTo(404);
        assertThat(finance.read("/api/top-ups?accountId=" + prepaid(customer)).path("items")).hasSize(1);
        assertThat(finance.get("/api/top-ups?status=LOST").getStatusCode().value()).isEqualTo(400);
        assertThat(finance.get("/api/top-ups/" + UUID.randomUUID()).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void one_proof_of_a_payment_counts_as_a_top_up_or_as_a_receipt_but_not_as_both() {
        String topUp = voucher(name("V"), "50.00");
        String receipt = voucher(name("V"), "60.00");

        assertThat(topUp(name("key"), topUp).getStatusCode().value()).isEqualTo(202);
        ResponseEntity<JsonNode> refused = receive(topUp.replace("ICBC", " icbc "));
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(body(refused).path("usedBy").path("kind").asText()).isEqualTo("TOP_UP");
        assertThat(finance.get("/api/top-ups/" + body(refused).path("usedBy").path("id").asText()).getStatusCode()
                .value()).isEqualTo(200);
        assertThat(receive(receipt).getStatusCode().value()).isEqualTo(201);
        assertThat(topUp(name("key"), receipt).getStatusCode().value()).isEqualTo(409);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                finance.read("/api/accounts/" + prepaid(customer)).path("posted").asText()).isEqualTo("210.00"));
    }

    private ResponseEntity<JsonNode> receive(String voucher) {
        return finance.post("/api/receivables/receipts", name("key"), voucher.replaceFirst("\\{",
                "{\"customerId\": \"" + customer + "\", \"at\": \"2026-01-02T03:04:05Z\", "));
    }

    @Test
    void our_own_accounts_are_for_finance_only() {
        Api integrator = new Api(http, "integrator");

        assertThat(finance.get("/api/accounts/BANK:CNY").getStatusCode().value()).isEqualTo(200);
        assertThat(integrator.get("/api/accounts/BANK:CNY").getStatusCode().value()).isEqualTo(404);
        assertThat(integrator.get("/api/accounts/BANK:CNY/statement").getStatusCode().value()).isEqualTo(404);
        assertThat(integrator.get("/api/accounts/" + prepaid(customer)).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void a_captured_payment_is_put_on_its_account_once_however_often_it_is_told() {
        String payment = name("pay");
        String event = notification(name("e"), "CAPTURED", payment, prepaid(customer).value(), "20.00");

        assertThat(List.of(notify(event), notify(event))).containsOnly(200);
        assertThat(notify(notification(name("e"), "CAPTURED", payment, prepaid(customer).value(), "20.00")))
                .isEqualTo(200);

        assertThat(finance.read("/api/accounts/" + prepaid(customer)).path("posted").asText()).isEqualTo("120.00");
    }

    @Test
    void what_cannot_be_applied_is_kept_with_a_note() {
        String eventId = name("e");

        assertThat(notify(notification(eventId, "CAPTURED", name("pay"), "NOBODY:PREPAID:CNY", "20.00")))
                .isEqualTo(200);

        assertThat(jdbc
                .sql("SELECT note FROM inbox_event WHERE starts_with(source, 'payment:') AND event_id = ? AND applied_at IS NULL")
                .param(eventId)
                .query(String.class)
                .single()).contains("NOBODY:PREPAID:CNY");
    }

    @Test
    void a_notification_without_the_institutions_signature_is_refused() {
        String event = notification(name("e"), "CAPTURED", name("pay"), prepaid(customer).value(), "20.00");

        assertThat(notify(event, null)).isEqualTo(401);
        assertThat(notify(event, "0".repeat(64))).isEqualTo(401);
        assertThat(notify("{\"eventId\": \"\"}")).isEqualTo(400);
        assertThat(notify("no json")).isEqualTo(400);

        assertThat(finance.read("/api/accounts/" + prepaid(customer)).path("posted").asText()).isEqualTo("100.00");
    }

    private ResponseEntity<JsonNode> topUp(String key, String body) {
        return finance.post("/api/accounts/" + prepaid(customer) + "/top-ups", key, body);
    }

    private static String voucher(String reference, String amount) {
        return """
                {"amount": "%s", "currency": "CNY", "institution": "ICBC", "reference": "%s"}"""
                .formatted(amount, reference);
    }

    private static String notification(String eventId, String type, String payment, String reference, String amount) {
        return """
                {"eventId": "%s", "type": "%s", "paymentId": "%s", "reference": "%s", "amount": "%s", "currency": "CNY",
                 "at": "2026-11-01T00:00:00Z"}""".formatted(eventId, type, payment, reference, amount);
    }

    private int notify(String body) {
        return notify(body, Signatures.sign(secret, body.getBytes(StandardCharsets.UTF_8)));
    }

    private int notify(String body, @Nullable String signature) {
        RequestEntity.BodyBuilder request =
                RequestEntity.post("/api/payments/notifications").contentType(MediaType.APPLICATION_JSON);
        if (signature != null) {
            request.header(Signatures.HEADER, signature);
        }
        return http.exchange(request.body(body), String.class).getStatusCode().value();
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        assertThat(body).isNotNull();
        return body;
    }
}
