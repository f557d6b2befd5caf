package dev.baton.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, as far as its next step depends on it.
 *
 * @param restarting it is being undone in order to start over with its amended lines
 * @param cancelRequested whether its cancellation was asked for and taken
 * @param retiredInstances the processes that drove it before its restarts or were lost, and the closings that undid what they did
 */
record Standing(
        OrderStatus status,
        boolean restarting,
        int revision,
        Channel channel,
        @Nullable ClosingReason closingReason,
        boolean cancelRequested,
        List<Long> retiredInstances) {

    /** Whether no step forward may be taken: the order is being undone or has ended unfulfilled. */
    boolean isClosing() {
        return restarting || status.isClosing();
    }

    /** Whether the process that drove it has begun to undo it of itself, so that nothing was published to interrupt one. */
    boolean isClosedByItsProcess() {
        return status == OrderStatus.CANCELLING && closingReason != ClosingReason.CANCEL_REQUESTED;
    }

    /** Whether this process has done its work already and is only heard late. */
    boolean hasRetired(long instance) {
        return retiredInstances.contains(instance);
    }

    /**
     * Whether this interruption was meant for a restart that is over: the process that it has interrupted drove an earlier revision.
     *
     * @param interrupted the revision that the interrupted process worked on; null if it had claimed none
     */
    boolean hasLeftBehind(ClosingReason reason, @Nullable Integer interrupted) {
        return reason == ClosingReason.CANCEL_REQUESTED && interrupted != null && interrupted < revision;
    }

    /**
     * Whether this is no reason to end the order: it was amended before the deadline came, or the process was interrupted by an
     * amendment although nobody asks for a cancellation.
     */
    boolean hasOvertaken(ClosingReason reason) {
        return reason == ClosingReason.CANCEL_REQUESTED || reason.isDeadline() && status == OrderStatus.RECEIVED;
    }
}
