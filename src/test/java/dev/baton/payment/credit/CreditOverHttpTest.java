package dev.baton.payment.credit;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@BatonTest
class CreditOverHttpTest {

    private final TestRestTemplate http;
    private final Api finance;
    private final CreditSales sales;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    CreditOverHttpTest(TestRestTemplate http, BeanFactory beans) {
        this.http = http;
        this.finance = new Api(http, "finance");
        this.sales = new CreditSales(beans);
    }

    @BeforeEach
    void aDistributorThatMayOweAThousand() {
        customer = sales.customer("1000.00");
    }

    @Test
    void a_receipt_is_booked_once_per_key_and_once_per_proof() {
        ReceivableView item = sales.owed(customer, "100.00");
        String body = receipt(name("R"), "40.00");
        String key = name("key");

        ResponseEntity<JsonNode> booked = finance.post("/api/receivables/receipts", key, body);
        ResponseEntity<JsonNode> again = finance.post("/api/receivables/receipts", key, body);
        ResponseEntity<JsonNode> otherKey = finance.post("/api/receivables/receipts", name("key"), body);

        assertThat(booked.getStatusCode().value()).isEqualTo(201);
        assertThat(Objects.requireNonNull(booked.getBody()).at("/parts/0/invoice").asText()).isEqualTo(item.invoice());
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(otherKey.getStatusCode().value()).isEqualTo(409);
        JsonNode detail = finance.read("/api/receivables/" + item.id());
        assertThat(detail.path("open").asText()).isEqualTo("60.00");
        assertThat(detail.at("/receipts/0/amount").asText()).isEqualTo("40.00");
        assertThat(finance.read("/api/receivables?customerId=" + customer + "&state=OPEN").path("items")).hasSize(1);
        assertThat(finance.read("/api/receivables/ageing?customerId=" + customer).at("/items/0/total").asText())
                .isEqualTo("60.00");
        assertThat(new Api(http, "dealer").get("/api/receivables/" + item.id()).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void receipts_are_listed_with_what_they_paid_and_reported_with_what_was_invoiced() {
        ReceivableView item = sales.owed(customer, "100.00");
        String named = receipt(name("R"), "60.00").replaceFirst("}$",
                ", \"allocations\": [{\"invoice\": \"" + item.invoice() + "\"}]}");
        String first = String.valueOf(finance.post("/api/receivables/receipts", name("key"), named)
                .getHeaders().getLocation());
        finance.post("/api/receivables/receipts", name("key"), receipt(name("R"), "55.00"));

        JsonNode page = finance.read("/api/receivables/receipts?limit=1&customerId=" + customer);
        assertThat(page.path("items").findValuesAsText("balance")).containsExactly("15.00");
        JsonNode next = finance.read("/api/receivables/receipts?limit=1&customerId=" + customer + "&cursor="
                + page.path("nextCursor").asText());
        assertThat(next.at("/items/0/parts/0/invoice").asText()).isEqualTo(item.invoice());
        assertThat(finance.read(first.substring(first.indexOf("/api/")))).isEqualTo(next.at("/items/0"));
        assertThat(finance.read("/api/receivables/receipts?to=2020-01-01&customerId=" + customer).path("items"))
                .isEmpty();

        assertThat(line("")).isEqualTo("0.00 + 100.00 - 100.00 - 0.00 = 0.00, kept 15.00");
        assertThat(line("&from=" + next.at("/items/0/enteredAt").asText()))
                .as("what was invoiced before it opens the period")
                .isEqualTo("100.00 + 0.00 - 100.00 - 0.00 = 0.00, kept 15.00");
        assertThat(line("&to=" + next.at("/items/0/enteredAt").asText()))
                .isEqualTo("0.00 + 100.00 - 0.00 - 0.00 = 100.00, kept 0.00");
    }

    private String line(String period) {
        JsonNode line = finance.read("/api/receivables/report?customerId=" + customer + period).at("/items/0");
        return "%s + %s - %s - %s = %s, kept %s".formatted(line.path("opening").asText(),
                line.path("invoiced").asText(), line.path("paid").asText(), line.path("writtenOff").asText(),
                line.path("closing").asText(), line.path("kept").asText());
    }

    @Test
    void a_receipt_is_told_all_its_faults_at_once() {
        ResponseEntity<JsonNode> faulty = finance.post("/api/receivables/receipts", name("key"), """
                {"customerId": "no/body", "amount": "0.00", "currency": "CNY", "institution": " ",
                 "allocations": [{"amount": "x"}]}""");

        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(Objects.requireNonNull(faulty.getBody()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/customerId", "/amount", "/institution", "/reference", "/at",
                        "/allocations/0/invoice", "/allocations/0/amount");
    }

    @Test
    void terms_are_agreed_with_a_customer() {
        assertThat(put("{\"limit\": \"500.00\", \"termDays\": 14}").getStatusCode().value()).isEqualTo(200);
        JsonNode terms = finance.read("/api/customers/" + customer + "/credit-terms");
        assertThat(terms.path("limit").asText()).isEqualTo("500.00");
        assertThat(terms.path("termDays").asInt()).isEqualTo(14);
        sales.owed(customer, "300.00");
        assertThat(put("{\"limit\": \"299.99\", \"termDays\": 14}").getStatusCode().value()).isEqualTo(422);
        assertThat(put("{\"limit\": \"-1\", \"termDays\": 366}").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void a_slip_is_entered_for_an_order_that_is_paid_at_delivery() {
        OrderId order = sales.delivered(sales.customer(), PaymentMethod.POS, "113.00");
        String slip =
                """
                        {"institution": "UnionPay", "terminal": "T-1", "reference": "%s", "amount": "113.00", "currency": "CNY"}"""
                        .formatted(name("S"));

        assertThat(finance.post("/api/orders/" + order + "/pos-slips", name("key"), slip).getStatusCode().value())
                .isEqualTo(201);
        assertThat(finance.post("/api/orders/" + order + "/pos-slips", name("key"), slip).getStatusCode().value())
                .isEqualTo(409);
    }

    private ResponseEntity<JsonNode> put(String json) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("finance", "finance").exchange("/api/customers/" + customer + "/credit-terms",
                HttpMethod.PUT, new HttpEntity<>(json, headers), JsonNode.class);
    }

    private String receipt(String reference, String amount) {
        return """
                {"customerId": "%s", "amount": "%s", "currency": "CNY", "institution": "ICBC", "reference": "%s",
                 "at": "2026-11-20T08:00:00Z"}""".formatted(customer, amount, reference);
    }
}
