package dev.baton.complaint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.fence.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint or an after-sales request as it stood when it was read.
 *
 * @param number ours, such as {@code BC-2026-000001}
 * @param route who is to answer it; null until the rules were asked
 * @param firstAnsweredAt when we first wrote; null until then
 * @param answeredAt when we last wrote; null until we first did
 * @param solvedAt when the answer was given that solved it; null while it is not solved, and where the customer closed it without an answer
 * @param waitsUntil until when the customer may write before an answer counts as the solution, or a solution is final; null while it is up to us or closed
 * @param closedBy the customer's user, or {@code process} where nobody wrote any more; null until it is closed
 * @param timeToFirstAnswer working time from its opening; null until it is answered
 * @param timeToSolution working time from its opening; null while it is not solved
 * @param reopened how often
 * @param textsForgottenAt when its texts were erased, since their time was over; null before
 * @param course which process it is in, from 1
 * @param round which time it is before us, from 1
 * @param processInstanceKey the instance that drives it; null until it has begun
 */
public record Complaint(
        UUID id,
        String number,
        OrderId orderId,
        String orderNumber,
        String customerId,
        ComplaintCategory category,
        ComplaintState state,
        @JsonInclude @Nullable Route route,
        String openedBy,
        Instant openedAt,
        @JsonInclude @Nullable Instant firstAnsweredAt,
        @JsonInclude @Nullable Instant answeredAt,
        @JsonInclude @Nullable Instant solvedAt,
        @JsonInclude @Nullable Instant waitsUntil,
        @JsonInclude @Nullable Instant closedAt,
        @JsonInclude @Nullable String closedBy,
        @JsonInclude @Nullable Duration timeToFirstAnswer,
        @JsonInclude @Nullable Duration timeToSolution,
        int reopened,
        @JsonInclude @Nullable Instant textsForgottenAt,
        @JsonIgnore int course,
        @JsonIgnore int round,
        @JsonIgnore @Nullable Long processInstanceKey) implements LostProcesses.Driven {

    /**
     * Who is to answer it.
     *
     * @throws NullPointerException if the rules were not asked yet
     */
    public Route routed() {
        return Objects.requireNonNull(route, () -> number + " is not routed yet");
    }

    /** Whether the customer has run out of time to write. */
    boolean isOver(Instant now) {
        return waitsUntil != null && !now.isBefore(waitsUntil);
    }
}
