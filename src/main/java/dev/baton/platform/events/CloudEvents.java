package dev.baton.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Writes what happened as structured CloudEvents 1.0. */
final class CloudEvents {

    static final String MEDIA_TYPE = JsonFormat.CONTENT_TYPE;

    private static final URI SOURCE = URI.create("/baton");

    private final JsonFormat format = new JsonFormat();
    private final ObjectMapper json;
    private final Clock clock;

    CloudEvents(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    JsonNode event(UUID id, String subject, String type, Map<String, Object> data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(SOURCE)
                .withType(type)
                .withSubject(subject)
                .withTime(clock.instant().atOffset(ZoneOffset.UTC))
                .withData("application/json", bytes(data))
                .build();
        try {
            return json.readTree(format.serialize(event));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an event cannot be read back as JSON", unreadable);
        }
    }

    private byte[] bytes(Map<String, Object> data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("the data of an event cannot be written as JSON", unwritable);
        }
    }
}
