package dev.baton.platform.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A subscription's id. */
public record SubscriptionId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubscriptionId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
