package dev.baton.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code risk} said of an order.
 *
 * @param asked what it was asked
 * @param matched the rows that matched, with their outputs by name
 */
public record RiskAnswer(Map<String, Object> asked, List<Map<String, Object>> matched) {

    /** Null if the order's process has begun before there was such a table: it keeps the rules with which it started. */
    public static @Nullable RiskAnswer of(
            @Nullable Map<String, Object> asked,
            @Nullable List<Map<String, Object>> matched) {
        return asked == null ? null : new RiskAnswer(asked, matched == null ? List.of() : matched);
    }
}
