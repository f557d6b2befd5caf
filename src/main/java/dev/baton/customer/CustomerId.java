package dev.baton.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A customer's id: 1 to 40 letters, digits, dots, dashes or underscores, such as {@code D-1001}. */
public record CustomerId(@JsonValue String value) implements Comparable<CustomerId> {

    /** @throws IllegalArgumentException if this cannot be a customer's id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        // no colon and no slash: the id is a part of account ids, which are parts of paths
        if (!value.matches("[\\p{L}\\p{N}._-]{1,40}")) {
            throw new IllegalArgumentException(
                    "a customer's id has 1 to 40 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
