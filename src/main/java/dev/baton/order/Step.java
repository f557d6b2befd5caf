package dev.baton.order;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of an order into a state, as its timeline tells it.
 *
 * @param type the word in the timeline, and of the event where there is one: {@code order.in-review}
 * @param changes further columns that change with it
 */
record Step(OrderStatus to, String type, String actor, String detail, Map<String, @Nullable Object> changes) {

    static final String PROCESS = "process";

    /** A step that the order's process takes. */
    static Step to(OrderStatus to, String detail) {
        return new Step(to, "order." + to.name().toLowerCase(Locale.ROOT).replace('_', '-'), PROCESS, detail, Map.of());
    }

    Step by(String actor) {
        return new Step(to, type, actor, detail, changes);
    }

    Step as(String type) {
        return new Step(to, type, actor, detail, changes);
    }

    /** @param column a column of {@code orders} that the step changes too */
    Step with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(changes);
        more.put(column, value);
        return new Step(to, type, actor, detail, more);
    }
}
