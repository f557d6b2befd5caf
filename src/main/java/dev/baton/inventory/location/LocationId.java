package dev.baton.inventory.location;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A location's id: 1 to 60 letters, digits, dots, dashes or underscores, such as {@code P-SH}. */
public record LocationId(@JsonValue String value) implements Comparable<LocationId> {

    /** @throws IllegalArgumentException if this cannot be a location's id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LocationId {
        if (!value.matches("[\\p{L}\\p{N}._-]{1,60}")) {
            throw new IllegalArgumentException(
                    "a location's id has 1 to 60 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public int compareTo(LocationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
