package dev.baton.platform.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An import's id. */
public record ImportId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImportId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
