package dev.baton.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query; only those that were asked for, so that each combination gets a plan and an index of its own. */
final class Conditions {

    private final List<String> terms = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions add(String term, Object... parameters) {
        terms.add(term);
        values.addAll(Arrays.asList(parameters));
        return this;
    }

    /** Adds a condition on this value unless it is null. */
    Conditions addIf(String term, @Nullable Object value) {
        return value == null ? this : add(term, value);
    }

    String where() {
        return terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
    }

    List<Object> values() {
        return values;
    }
}
