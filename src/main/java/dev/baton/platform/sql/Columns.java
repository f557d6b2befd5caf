package dev.baton.platform.sql;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** As {@link #of}, with nulls where there is no value. */
    public static <T> @Nullable String[] ofNullable(Collection<T> rows, Function<T, @Nullable ?> value) {
        @Nullable
        String[] column = new @Nullable String[rows.size()];
        int index = 0;
        for (T row : rows) {
            Object each = value.apply(row);
            column[index++] = each == null ? null : each.toString();
        }
        return column;
    }
}
