package dev.baton.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page out of rows of which one more was fetched than the page holds, which tells whether there is a next page.
     *
     * @param fetched up to {@code limit.value() + 1} rows
     * @param position the sort key of a row, from which its cursor is made
     */
    public static <T> Page<T> of(List<T> fetched, Limit limit, Function<T, List<String>> position) {
        if (fetched.size() <= limit.value()) {
            return new Page<>(fetched, null);
        }
        List<T> items = fetched.subList(0, limit.value());
        return new Page<>(items, Cursor.after(position.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }
}
