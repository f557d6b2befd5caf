package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Does what distributors and consumers do for the sample orders that need them: one takes an order that is offered, one pays. */
final class SampleSales {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BatonApi api;
    private final Progress progress;

    SampleSales(BatonApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** The other offers are left to whoever opens Tasklist. */
    void deal() {
        take(order("R-2001", "SAMPLE-34", "APPROVED"));
        pay(order("C-3001", "SAMPLE-37", "AWAITING_PAYMENT"));
        progress.say("  Sample sales: a distributor has taken the order of a retailer, a consumer has paid\n");
    }

    private JsonNode order(String customer, String reference, String status) {
        String query = "/api/orders?customerId=" + customer + "&externalReference=" + reference;
        return Awaitility.await("sample order " + reference)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> api.get(query).accepted().path("items").path(0),
                        order -> order.path("status").asText().equals(status));
    }

    private void take(JsonNode order) {
        JsonNode offer = Awaitility.await("offer of " + order.path("number").asText())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> api.get("/api/orders/" + order.path("id").asText()).accepted().path("offers").path(0),
                        found -> !found.isMissingNode());
        api.post("/api/offers/" + offer.path("id").asText() + "/decision", "application/json",
                "{\"decision\": \"ACCEPT\"}", Map.of()).accepted();
    }

    private void pay(JsonNode order) {
        String payment = "{\"orderId\": \"%s\", \"amount\": \"%s\", \"currency\": \"CNY\"}"
                .formatted(order.path("id").asText(), order.path("totals").path("total").asText());
        api.post("/api/payments", "application/json", payment, Map.of("Idempotency-Key", "sample payment")).accepted();
    }
}
