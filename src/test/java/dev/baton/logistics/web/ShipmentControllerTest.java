package dev.baton.logistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.logistics.CarrierProperties;
import dev.baton.logistics.CarrierScene;
import dev.baton.logistics.CarrierStatus;
import dev.baton.platform.inbox.Signatures;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@BatonTest
class ShipmentControllerTest {

    private final TestRestTemplate http;
    private final String secret;
    private final CarrierScene scene;

    @Autowired
    ShipmentControllerTest(TestRestTemplate http, CarrierProperties carriers, BeanFactory beans) {
        this.http = http;
        this.secret = carriers.secret();
        this.scene = new CarrierScene(beans);
    }

    @Test
    void a_signed_event_is_taken_once_and_its_repeat_is_answered_alike() {
        String event = event(Trade.name("event"), String.valueOf(scene.booked().trackingNumber()), "InTransit");

        assertThat(send(event, Signatures.sign(secret, bytes(event))).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(send(event, Signatures.sign(secret, bytes(event))).getStatusCode()).isEqualTo(HttpStatus.OK);

        assertThat(shipments().at("/items/0/status").asText()).isEqualTo("PICKED_UP");
    }

    @Test
    void an_event_without_its_senders_signature_is_not_taken() {
        String event = event(Trade.name("event"), String.valueOf(scene.booked().trackingNumber()), "InTransit");

        assertThat(send(event, "").getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(send(event, Signatures.sign("another", bytes(event))).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(send(event + " ", Signatures.sign(secret, bytes(event))).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);

        assertThat(shipments().at("/items/0/status").asText()).isEqualTo("BOOKED");
    }

    @Test
    void all_faults_of_an_event_are_told_at_once() {
        String event = "{\"eventId\":\"\",\"status\":\"Flying\",\"at\":\"today\",\"proof\":{}}";

        ResponseEntity<JsonNode> answer = send(event, Signatures.sign(secret, bytes(event)));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().findValuesAsText("pointer")).containsExactlyInAnyOrder("/eventId",
                "/trackingNumber",
                "/status", "/at", "/proof/signedBy", "/proof/at");
    }

    @Test
    void an_operator_enters_the_proof_that_a_carrier_did_not_send() {
        String id = scene.booked().id().toString();
        scene.tell(CarrierStatus.DELIVERED, Instant.parse("2026-12-01T12:00:00Z"), null);
        assertThat(shipments().at("/items/0/status").asText()).isEqualTo("PICKED_UP");

        assertThat(http.withBasicAuth("operator", "operator")
                .postForEntity("/api/shipments/" + id + "/proof",
                        Map.of("signedBy", "Goods inwards", "at", "2026-12-01T12:30:00Z"), Void.class)
                .getStatusCode()).isEqualTo(HttpStatus.OK);

        assertThat(shipments().at("/items/0/status").asText()).isEqualTo("DELIVERED");
        assertThat(shipments().toString()).doesNotContain("Goods inwards");
    }

    @Test
    void a_dealer_sees_no_shipments_of_others() {
        scene.booked();

        assertThat(http.withBasicAuth("dealer", "dealer")
                .getForEntity("/api/shipments?orderId=" + scene.order, JsonNode.class)
                .getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private JsonNode shipments() {
        return http.withBasicAuth("operator", "operator").getForObject("/api/shipments?orderId=" + scene.order,
                JsonNode.class);
    }

    private ResponseEntity<JsonNode> send(String event, String signature) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set(Signatures.HEADER, signature);
        return http.postForEntity("/api/shipments/events", new HttpEntity<>(bytes(event), headers), JsonNode.class);
    }

    private static String event(String id, String trackingNumber, String status) {
        return """
                {"eventId":"%s","trackingNumber":"%s","status":"%s","at":"2026-12-01T12:00:00Z","location":"Hub"}"""
                .formatted(id, trackingNumber, status);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
