package dev.baton.platform.sql;

import java.util.Collection;
import java.util.function.Function;

/** Makes arrays out of rows, so that a statement takes many of them at once: {@code FROM unnest(?::text[], ?::numeric[])}. */
public final class Columns {

    private Columns() {}

    /**
     * One column of these rows as text, for the statement to cast.
     *
     * @param value never null; taken by its text form
     */
    public static <T> String[] of(Collection<T> rows, Function<T, ?> value) {
        return rows.stream().map(row -> String.valueOf(value.apply(row))).toArray(String[]::new);
    }
}
