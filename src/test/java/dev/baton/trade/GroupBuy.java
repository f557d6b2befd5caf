package dev.baton.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Consumers who buy in a group and pay online, over HTTP. */
public final class GroupBuy {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api admin;

    public GroupBuy(TestRestTemplate http) {
        this.admin = new Api(http, "admin");
    }

    public String product(String price) {
        String sku = Trade.name("GB");
        load("/api/products/imports", "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling",
                List.of(sku + ",Pan,COOKING,PC,true,CNY," + price + ",,"));
        return sku;
    }

    public List<String> consumers(int count) {
        List<String> ids = IntStream.range(0, count).mapToObj(number -> Trade.name("C")).toList();
        load("/api/customers/imports", "id,type,name,tier,region,status,currency",
                ids.stream().map(id -> id + ",CONSUMER,Somebody,STD,EAST,ACTIVE,CNY").toList());
        return ids;
    }

    private void load(String path, String header, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        JsonNode done = admin.importing(path, String.join("\n", lines));
        assertThat(done.path("accepted").asInt()).as(done.toString()).isEqualTo(rows.size());
    }

    /** @return the id of a campaign without a maximum */
    public String campaign(String sku, int minimum, Instant ends) {
        return campaign(sku, minimum, null, ends);
    }

    public String campaign(String sku, int minimum, @Nullable Integer maximum, Instant ends) {
        ResponseEntity<JsonNode> opened = admin.post("/api/campaigns", Trade.name("key"), """
                {"name": "Pans together", "sku": "%s", "minimum": %d, "maximum": %s, "ends": "%s"}"""
                .formatted(sku, minimum, maximum, ends));
        assertThat(opened.getStatusCode().value()).as(String.valueOf(opened.getBody())).isEqualTo(201);
        return Objects.requireNonNull(opened.getBody()).path("id").asText();
    }

    public ResponseEntity<JsonNode> place(String consumer, String sku, int quantity, @Nullable String campaign) {
        return admin.post("/api/orders", Trade.name("key"), """
                {"channel": "GROUP_BUY", "externalReference": "%s", "customerId": "%s", "currency": "CNY",
                 "payment": {"method": "ONLINE"}, %s
                 "shipTo": {"name": "Somebody", "line1": "Road 1", "city": "Shanghai", "country": "CN"},
                 "lines": [{"sku": "%s", "quantity": %d}]}"""
                .formatted(Trade.name("GB"), consumer, campaign == null ? "" : "\"campaign\": \"" + campaign + "\",",
                        sku,
                        quantity));
    }

    /** @return the id of an order that waits to be paid */
    public String order(String consumer, String sku, int quantity, @Nullable String campaign) {
        ResponseEntity<JsonNode> placed = place(consumer, sku, quantity, campaign);
        assertThat(placed.getStatusCode().value()).as(String.valueOf(placed.getBody())).isEqualTo(202);
        String id = Objects.requireNonNull(placed.getBody()).path("id").asText();
        awaitStatus(id, "AWAITING_PAYMENT");
        return id;
    }

    /** Pays all of an order and waits until the money is held for it. @return the id of the payment */
    public String pay(String order) {
        String payment = pay(order, order(order).path("totals").path("total").asText());
        await("money held for " + order).atMost(PATIENCE)
                .until(() -> !order(order).path("paymentStatus").asText().equals("NONE"));
        return payment;
    }

    /** @return the id of the payment, which has been captured */
    public String pay(String order, String amount) {
        String key = Trade.name("key");
        ResponseEntity<JsonNode> asked = await("the rules to be asked").atMost(PATIENCE).until(
                () -> admin.post("/api/payments", key, """
                        {"orderId": "%s", "amount": "%s", "currency": "CNY"}""".formatted(order, amount)),
                answer -> answer.getStatusCode().value() != 503);
        assertThat(asked.getStatusCode().value()).as(String.valueOf(asked.getBody())).isEqualTo(202);
        String payment = Objects.requireNonNull(asked.getBody()).path("id").asText();
        await("capture of " + payment).atMost(PATIENCE)
                .until(() -> new BigDecimal(payment(payment).path("captured").asText()).signum() > 0);
        return payment;
    }

    public ResponseEntity<JsonNode> amend(String order, String sku, int quantity) {
        return await("the rules to be asked").atMost(PATIENCE).until(
                () -> admin.post("/api/orders/" + order + "/amendment", Trade.name("key"),
                        "{\"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": " + quantity + "}]}"),
                answer -> answer.getStatusCode().value() != 503);
    }

    public ResponseEntity<JsonNode> cancel(String order) {
        return admin.post("/api/orders/" + order + "/cancellation", Trade.name("key"), "{\"reason\": \"Not wanted\"}");
    }

    public ResponseEntity<JsonNode> callOff(String campaign) {
        return admin.post("/api/campaigns/" + campaign + "/cancellation", Trade.name("key"), "{}");
    }

    public JsonNode order(String id) {
        return read("/api/orders/" + id);
    }

    public JsonNode payment(String id) {
        return read("/api/payments/" + id);
    }

    public JsonNode campaign(String id) {
        return read("/api/campaigns/" + id);
    }

    public List<String> timeline(String order) {
        return read("/api/orders/" + order + "/timeline").path("items").findValuesAsText("type");
    }

    public JsonNode read(String path) {
        return admin.read(path);
    }

    public void awaitStatus(String order, String... any) {
        await("order " + order + " to be " + Arrays.toString(any)).atMost(PATIENCE)
                .untilAsserted(() -> assertThat(order(order).path("status").asText()).isIn((Object[]) any));
    }

    public void awaitCampaign(String campaign, String status) {
        await("campaign " + campaign).atMost(PATIENCE).untilAsserted(
                () -> assertThat(campaign(campaign).path("status").asText()).isEqualTo(status));
    }

    /** The order is closed, and what this payment has captured goes back to who paid by one refund. */
    public void awaitRefund(String order, String payment) {
        awaitStatus(order, "CANCELLED");
        await("refund of " + payment).atMost(PATIENCE).untilAsserted(
                () -> assertThat(payment(payment).path("status").asText()).isEqualTo("REFUNDED"));
        JsonNode paid = payment(payment);
        assertThat(paid.path("refunded")).isEqualTo(paid.path("captured"));
        assertThat(paid.path("requests").findValuesAsText("step")).containsOnlyOnce("REFUND");
        JsonNode account = read("/api/accounts/" + paid.path("accountId").asText());
        assertThat(account.path("posted").asText()).isEqualTo("0.00");
        assertThat(account.path("pending").asText()).isEqualTo("0.00");
    }
}
