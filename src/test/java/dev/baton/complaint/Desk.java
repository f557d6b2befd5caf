package dev.baton.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Where customers complain, about orders of a gold distributor that no process drives. */
public final class Desk {

    private final Api integrator;
    private final Trade trade;
    private final CustomerId customer;

    public Desk(TestRestTemplate http, BeanFactory beans) {
        integrator = new Api(http, "integrator");
        trade = new Trade(beans);
        customer = trade.distributor("1000.00");
    }

    public CustomerId customer() {
        return customer;
    }

    public OrderId order() {
        return trade.priced(customer, PaymentMethod.PREPAID, Trade.line(trade.product("10.00"), 1));
    }

    /** @return its id */
    public String open(OrderId order, String category) {
        return opened(order, category).path("id").asText();
    }

    JsonNode opened(OrderId order, String category) {
        return post("/api/orders/" + order + "/complaints",
                "{\"category\": \"%s\", \"text\": \"Words of Somebody\"}".formatted(category), 201);
    }

    public JsonNode read(String complaint) {
        return integrator.read("/api/complaints/" + complaint);
    }

    public JsonNode write(String complaint, String text) {
        return post("/api/complaints/" + complaint + "/messages", "{\"text\": \"%s\"}".formatted(text), 200);
    }

    public JsonNode reopen(String complaint, String text) {
        return post("/api/complaints/" + complaint + "/reopening", "{\"text\": \"%s\"}".formatted(text), 200);
    }

    public JsonNode close(String complaint) {
        return post("/api/complaints/" + complaint + "/closure", "", 200);
    }

    JsonNode post(String path, String json, int status) {
        return post(integrator, path, json, status);
    }

    static JsonNode post(Api who, String path, String json, int status) {
        ResponseEntity<JsonNode> answer = who.post(path, Trade.name("key"), json);
        assertThat(answer.getStatusCode().value()).as(path + ": " + answer.getBody()).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody());
    }

    /** What happened to the order. */
    public List<String> timeline(OrderId order) {
        return integrator.read("/api/orders/" + order + "/timeline").path("items").findValuesAsText("type");
    }

    public JsonNode awaitState(String complaint, String state) {
        return await("complaint to be " + state).atMost(Duration.ofSeconds(60))
                .until(() -> read(complaint), found -> found.path("state").asText().equals(state));
    }
}
