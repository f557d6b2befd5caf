package dev.baton.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The queue of what is stuck, and what an operator does about it, over HTTP. */
final class ExceptionQueue {

    static final Duration SECONDS = Duration.ofSeconds(30);

    private final Shop shop;

    ExceptionQueue(Shop shop) {
        this.shop = shop;
    }

    JsonNode awaitStuck(Placed order, String kind) {
        return Awaitility.await(order.number() + " to be " + kind)
                .until(() -> of(order, kind), Optional::isPresent)
                .orElseThrow();
    }

    void awaitNothing(Placed order) {
        Awaitility.await().atMost(SECONDS).until(() -> of(order).isEmpty());
    }

    Optional<JsonNode> of(Placed order, String kind) {
        return of(order).stream().filter(one -> one.path("kind").asText().equals(kind)).findFirst();
    }

    List<JsonNode> of(Placed order) {
        return items(shop.get("/api/operations/exceptions?orderId=" + order).path("items"));
    }

    /** As soon as the engine's search has told of it. */
    JsonNode act(JsonNode stuck, String action, @Nullable Object value) {
        return Awaitility.await().atMost(SECONDS).until(() -> tryTo(stuck, action, value),
                answer -> !answer.toString().contains("has not told"));
    }

    private JsonNode tryTo(JsonNode stuck, String action, @Nullable Object value) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of("action", action, "reason", "As it should be",
                "exceptions", List.of(stuck.path("id").asText())));
        if (value != null) {
            body.put("value", value);
        }
        return shop.post("operator", "/api/operations/exceptions/actions", body).path("items").path(0);
    }

    static String outcome(JsonNode answer) {
        return answer.path("outcome").asText();
    }

    static List<String> actions(JsonNode stuck) {
        return items(stuck.path("actions")).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
