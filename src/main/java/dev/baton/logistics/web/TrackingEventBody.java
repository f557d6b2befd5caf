package dev.baton.logistics.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.logistics.CarrierStatus;
import dev.baton.logistics.MishapKind;
import dev.baton.logistics.TrackingEvent;
import dev.baton.logistics.TrackingEvent.Proof;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.time.Moments;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A carrier's callback, read with all its faults at once. Fields that we do not know are left alone: carriers add some. */
final class TrackingEventBody {

    private static final int LONGEST = 200;

    private final JsonNode event;
    private final Faults faults = new Faults();

    private TrackingEventBody(JsonNode event) {
        this.event = event;
    }

    /** @throws InvalidRequestException (400) if it is no JSON object or lacks what an event must have */
    static TrackingEvent read(byte[] body, ObjectMapper json) {
        try {
            JsonNode node = json.readTree(body);
            if (node == null || !node.isObject()) {
                throw new InvalidRequestException("", "must be a JSON object");
            }
            return new TrackingEventBody(node).toEvent();
        } catch (IOException notJson) {
            throw new InvalidRequestException("", "must be JSON");
        }
    }

    private TrackingEvent toEvent() {
        String eventId = text("/eventId");
        String trackingNumber = text("/trackingNumber");
        Optional<CarrierStatus> status = CarrierStatus.of(text("/status"));
        if (status.isEmpty()) {
            faults.add("/status", "must be one of " + CarrierStatus.words());
        }
        Instant at = instant("/at");
        Proof proof = proof();
        String location = event.path("location").isTextual()
                ? event.path("location").asText().replace("\u0000", "")
                : null;
        faults.throwIfInvalid();
        return new TrackingEvent(eventId, trackingNumber, status.orElseThrow(), at, location, proof,
                mishap(status.orElseThrow()));
    }

    /** Words that we do not know mean nothing in particular. */
    private @Nullable MishapKind mishap(CarrierStatus status) {
        boolean wrong = status == CarrierStatus.EXCEPTION || status == CarrierStatus.EXPIRED;
        return wrong
                ? MishapKind.of(event.path("subtag").asText(null), event.path("reason").asText(null)).orElse(null)
                : null;
    }

    private @Nullable Proof proof() {
        JsonNode proof = event.path("proof");
        if (proof.isMissingNode() || proof.isNull()) {
            return null;
        }
        return new Proof(text("/proof/signedBy"), instant("/proof/at"));
    }

    private String text(String pointer) {
        JsonNode value = event.at(pointer);
        String text = value.isTextual() ? value.asText().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            faults.add(pointer, "must be text of 1 to " + LONGEST + " characters");
        }
        return text;
    }

    private Instant instant(String pointer) {
        try {
            return Moments.sensible(OffsetDateTime.parse(event.at(pointer).asText()).toInstant());
        } catch (DateTimeException notAnInstant) {
            faults.add(pointer, "must be an instant such as 2026-12-01T08:00:00Z");
            return Instant.EPOCH;
        }
    }
}
