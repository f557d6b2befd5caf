package dev.baton.platform.paging;

import dev.baton.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** How many items a page holds: 1 to 200. */
public record Limit(int value) {

    public static final int MOST = 200;
    private static final int USUAL = 50;

    /**
     * @param asked the caller's {@code limit}; 50 when null
     * @throws InvalidRequestException if it is not within 1 to 200
     */
    public static Limit of(@Nullable Integer asked) {
        int limit = asked == null ? USUAL : asked;
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequestException("/limit", "must be from 1 to " + MOST);
        }
        return new Limit(limit);
    }

    /** One row more than the page holds: whether it is there tells whether there is a next page. */
    public int andOneMore() {
        return value + 1;
    }
}
