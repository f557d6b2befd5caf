package dev.baton.logistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.http.JsonHttp;
import dev.baton.platform.http.JsonHttp.Answer;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The carriers' gateway. Every method calls it, belongs outside of any transaction, and throws {@link CarrierRefusal} or
 * {@link CarrierUnavailable}.
 */
@Component
class Carriers {

    private final JsonHttp http;
    private final ObjectMapper json;

    Carriers(CarrierProperties carriers, ObjectMapper json, ObservationRegistry observations) {
        this.json = json;
        this.http = new JsonHttp("the carrier", carriers.url(), carriers.connectTimeout(), carriers.readTimeout(), json,
                observations,
                CarrierUnavailable::new);
    }

    /** The booking under our reference, if the carrier has one. */
    Optional<CarrierBooking> find(String carrier, UUID reference) {
        JsonNode found = required(
                http.send(
                        to -> to.get().uri("/carriers/{carrier}/bookings?reference={reference}", carrier, reference)));
        JsonNode items = found.path("items");
        if (!items.isArray()) {
            throw new CarrierUnavailable("the carrier gave no list of bookings", false, null);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(booking(items.get(0)));
    }

    /** Books; the carrier takes the same reference for the same booking. */
    CarrierBooking book(String carrier, BookingOrder order) {
        return booking(required(http.send(to -> to.post()
                .uri("/carriers/{carrier}/bookings", carrier)
                .header("Idempotency-Key", order.reference().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(order))));
    }

    /** @return false if the carrier does not take it back any more; a booking that it does not know needs no taking back */
    boolean cancel(String carrier, String bookingId) {
        Answer answer = http.send(
                to -> to.post().uri("/carriers/{carrier}/bookings/{booking}/cancellation", carrier, bookingId));
        if (List.of(400, 409, 422).contains(answer.status())) {
            return false;
        }
        if (answer.status() != 404) {
            required(answer);
        }
        return true;
    }

    private static JsonNode required(Answer answer) {
        int status = answer.status();
        if (List.of(400, 404, 409, 422).contains(status) && !answer.words().isEmpty()) {
            throw new CarrierRefusal(answer.words());
        }
        if (!answer.isSuccess()) {
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
}
