package dev.baton.promotion;

import dev.baton.order.OrderLine;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A policy that the rules named for an order.
 *
 * @param reason in words
 * @param value percent, or an amount in major units, as its kind says
 * @param priority the higher comes first
 * @param exclusive whether no further policy of its level follows it
 * @param category the only category whose lines it is about; empty for all goods
 * @param kept whether what it takes off stays promised when the order is amended
 */
record Policy(
        String id,
        String reason,
        PolicyKind kind,
        BigDecimal value,
        int priority,
        boolean exclusive,
        String category,
        boolean kept) {

    /** A policy that is applied anew when the order is amended. */
    Policy(
            String id,
            String reason,
            PolicyKind kind,
            BigDecimal value,
            int priority,
            boolean exclusive,
            String category) {
        this(id, reason, kind, value, priority, exclusive, category, false);
    }

    /** The highest priority first; among equals by id, so that the outcome never depends on the order of rows. */
    static final Comparator<Policy> IN_TURN =
            Comparator.comparingInt(Policy::priority).reversed().thenComparing(Policy::id)
                    .thenComparing(Policy::category);

    boolean isAbout(OrderLine line) {
        return category.isEmpty() || category.equals(line.category());
    }
}
