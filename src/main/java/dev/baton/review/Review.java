package dev.baton.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decided about a revision of an order.
 *
 * @param group who reviews; like all that follows but the second approval it counts only when a person decides
 * @param expiresAt when it ends without a decision
 * @param escalatedDueAt until when the managers are to decide; null unless they were asked
 */
record Review(
        int revision,
        ReviewOutcome outcome,
        List<Reason> reasons,
        String group,
        int priority,
        Instant dueAt,
        Instant expiresAt,
        boolean secondApproval,
        @Nullable Instant escalatedDueAt) {}
