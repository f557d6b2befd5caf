package dev.baton.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number by which we know a product, 1 to 40 characters without blanks around it. */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    private static final int LONGEST = 40;

    /** @throws IllegalArgumentException if this cannot be the number of a product */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (value.isBlank() || value.length() > LONGEST || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a SKU has 1 to " + LONGEST + " characters and no blanks around them");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
