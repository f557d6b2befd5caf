package dev.baton.platform.fence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.ids.Ids;
import java.util.UUID;

/** An order's id, in our tables, in the API and in the engine. */
public record OrderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {}

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    /** @throws IllegalArgumentException if this is no UUID */
    public static OrderId of(String uuid) {
        return new OrderId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
