package dev.baton.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.trade.Api;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.web.client.RestClientException;

/**
 * Those on whom orders depend once they are placed: distributors, who take each order that they are offered, and customers, who pay online
 * what waits for it. They look again and again, and repeat what was not answered.
 */
final class Partners implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Api api;
    private final Set<String> answered = new HashSet<>();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("partners").factory());

    private Partners(Api api) {
        this.api = api;
    }

    static Partners at(String url) {
        Partners partners = new Partners(new Api(Api.http(url), "admin"));
        var unused = partners.rounds.scheduleWithFixedDelay(
                partners::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return partners;
    }

    private void look() {
        try {
            items("/api/orders?status=AWAITING_PAYMENT&limit=200").forEach(this::pay);
            items("/api/offers?state=OPEN&limit=200").forEach(this::take);
        } catch (RestClientException away) {
            // the next round comes back to it
        }
    }

    private List<JsonNode> items(String path) {
        JsonNode body = api.get(path).getBody();
        return body == null ? List.of() : body.path("items").valueStream().toList();
    }

    private void pay(JsonNode order) {
        String id = order.path("id").asText();
        once("/api/payments", "payment of " + id, """
                {"orderId": "%s", "amount": "%s", "currency": "CNY"}"""
                .formatted(id, order.at("/totals/total").asText()));
    }

    private void take(JsonNode offer) {
        String id = offer.path("id").asText();
        once("/api/offers/" + id + "/decision", "answer to " + id, "{\"decision\": \"ACCEPT\"}");
    }

    private void once(String path, String key, String body) {
        if (!answered.contains(key) && api.post(path, key, body).getStatusCode().is2xxSuccessful()) {
            answered.add(key);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
