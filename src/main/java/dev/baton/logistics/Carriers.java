package dev.baton.logistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.platform.http.OutsideHttp;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

/**
 * The carriers' gateway. Every method calls it, belongs outside of any transaction, and throws {@link CarrierRefusal} or
 * {@link CarrierUnavailable}.
 */
@Component
class Carriers {

    private final RestClient http;
    private final ObjectMapper json;

    Carriers(CarrierProperties carriers, ObjectMapper json) {
        this.json = json;
        this.http = RestClient.builder()
                .baseUrl(carriers.url())
                .requestFactory(OutsideHttp.connections(carriers.connectTimeout(), carriers.readTimeout(), null))
                .build();
    }

    /** The booking under our reference, if the carrier has one. */
    Optional<CarrierBooking> find(String carrier, UUID reference) {
        JsonNode found = required(
                send(http.get().uri("/carriers/{carrier}/bookings?reference={reference}", carrier, reference)));
        JsonNode items = found.path("items");
        if (!items.isArray()) {
            throw new CarrierUnavailable("the carrier gave no list of bookings", false, null);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(booking(items.get(0)));
    }

    /** Books; the carrier takes the same reference for the same booking. */
    CarrierBooking book(String carrier, BookingOrder order) {
        return booking(required(send(http.post()
                .uri("/carriers/{carrier}/bookings", carrier)
                .header("Idempotency-Key", order.reference().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(order))));
    }

    /** @return false if the carrier does not take it back any more; a booking that it does not know needs no taking back */
    boolean cancel(String carrier, String bookingId) {
        Answer answer = send(
                http.post().uri("/carriers/{carrier}/bookings/{booking}/cancellation", carrier, bookingId));
        if (answer.status() == 409) {
            return false;
        }
        if (answer.status() != 404) {
            required(answer);
        }
        return true;
    }

    private Answer send(RequestHeadersSpec<?> request) {
        try {
            return request.accept(MediaType.APPLICATION_JSON)
                    .exchangeForRequiredValue((sent, response) -> read(response));
        } catch (ResourceAccessException failure) {
            IOException cause = failure.getCause() instanceof IOException known ? known : new IOException(failure);
            throw new CarrierUnavailable("no answer from the carrier: " + cause.getClass().getSimpleName(),
                    !OutsideHttp.neverSent(cause), cause);
        }
    }

    private Answer read(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readAllBytes();
        int status = response.getStatusCode().value();
        try {
            JsonNode node = json.readTree(body);
            return new Answer(status, node == null ? MissingNode.getInstance() : node);
        } catch (IOException notJson) {
            if (response.getStatusCode().is2xxSuccessful()) {
                throw new CarrierUnavailable("the carrier answered " + status + " without JSON", true, notJson);
            }
            return new Answer(status, MissingNode.getInstance());
        }
    }

    private static JsonNode required(Answer answer) {
        int status = answer.status();
        String words = answer.body().path("message").asText("");
        if (List.of(400, 404, 409, 422).contains(status) && !words.isEmpty()) {
            throw new CarrierRefusal(words);
        }
        if (status < 200 || status > 299) {
            boolean stillAtWork = List.of(408, 502, 504).contains(status);
            throw new CarrierUnavailable("the carrier answered " + status, stillAtWork, null);
        }
        return answer.body();
    }

    private CarrierBooking booking(JsonNode node) {
        if (node.path("bookingId").asText("").isEmpty() || node.path("trackingNumber").asText("").isEmpty()) {
            throw new CarrierUnavailable("the carrier gave no booking or tracking number", false, null);
        }
        try {
            return json.convertValue(node, CarrierBooking.class);
        } catch (IllegalArgumentException unreadable) {
            throw new CarrierUnavailable("the carrier gave a booking that cannot be read", false, unreadable);
        }
    }

    private record Answer(int status, JsonNode body) {}
}
