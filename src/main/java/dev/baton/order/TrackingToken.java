package dev.baton.order;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Lets whoever has it see how far an order is, without signing in. Nobody can guess it; its text form does not tell it, so that it stands in no
 * log line by accident.
 */
public record TrackingToken(@JsonValue String value) {

    @Override
    public String toString() {
        return "TrackingToken[…]";
    }
}
