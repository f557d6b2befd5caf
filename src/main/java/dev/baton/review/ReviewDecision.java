package dev.baton.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with an order.
 *
 * @param manual who is to decide, and by when; null unless a person decides
 */
public record ReviewDecision(ReviewOutcome outcome, List<Reason> reasons, @Nullable Manual manual) {

    /**
     * @param priority 0 to 100, higher is more urgent
     * @param expiresAt when the review ends, and the order with it, if nobody has decided
     */
    public record Manual(String group, Instant dueAt, int priority, Instant expiresAt, ReviewTask task) {}
}
