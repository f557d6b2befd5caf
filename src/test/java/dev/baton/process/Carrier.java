package dev.baton.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.inbox.Signatures;
import dev.baton.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** A carrier that reports what a test wants it to. */
final class Carrier {

    private final Shop shop;
    private final Clock clock;
    private final RestClient http;
    private final String secret;

    Carrier(ApplicationContext baton) {
        shop = new Shop(baton);
        clock = baton.getBean(TestClock.class);
        http = RestClient.create("http://127.0.0.1:" + baton.getEnvironment().getRequiredProperty("local.server.port"));
        secret = baton.getEnvironment().getRequiredProperty("baton.carrier.secret");
    }

    /** Reports something of the order's last shipment. */
    void report(Placed order, String status) {
        Awaitility.await().until(() -> !shop.order(order).path("shipments").isEmpty());
        JsonNode shipments = shop.order(order).path("shipments");
        String tracking = shipments.path(shipments.size() - 1).path("trackingNumber").asText();
        send(tracking, tracking + ":" + status, status, "");
    }

    /** Reports something of one of the order's shipments, as new as if it had never been reported. */
    void report(Placed order, int shipment, String status, String subtag) {
        String tracking = shop.order(order).path("shipments").path(shipment).path("trackingNumber").asText();
        send(tracking, tracking + ":" + UUID.randomUUID(), status, subtag);
    }

    private void send(String tracking, String id, String status, String subtag) {
        String proof = status.equals("Delivered")
                ? "{\"signedBy\": \"Goods inwards\", \"at\": \"%s\"}".formatted(clock.instant())
                : "null";
        String event =
                """
                        {"eventId": "%s", "trackingNumber": "%s", "status": "%s", "at": "%s", "location": "Shanghai", "proof": %s, "subtag": "%s"}"""
                        .formatted(id, tracking, status, clock.instant(), proof, subtag);
        http.post()
                .uri("/api/shipments/events")
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Signature", Signatures.sign(secret, event.getBytes(StandardCharsets.UTF_8)))
                .body(event)
                .retrieve()
                .toBodilessEntity();
    }
}
