package dev.baton.promotion;

import java.util.Map;

/**
 * A policy as it is published in the table {@code promotion}.
 *
 * @param value percent or major units, as the kind says; an expression where the table has one
 * @param onAmendment {@code KEEP} where what it takes off stays promised when an order is amended, else {@code RECOMPUTE}
 * @param conditions what must hold, by the input's label, in the table's words
 */
public record PublishedPolicy(
        String id,
        String reason,
        String kind,
        String value,
        String priority,
        boolean exclusive,
        String onAmendment,
        Map<String, String> conditions) {}
