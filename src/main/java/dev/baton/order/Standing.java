package dev.baton.order;

import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, as far as its next step depends on it.
 *
 * @param restarting it is being undone in order to start over with its amended lines
 * @param cancelRequested whether its cancellation was asked for and taken
 * @param closingInstanceKey the closing that undid its last restart; null if there was none
 */
record Standing(
        OrderStatus status,
        boolean restarting,
        int revision,
        Channel channel,
        @Nullable ClosingReason closingReason,
        boolean cancelRequested,
        @Nullable Long closingInstanceKey) {

    /** Whether no step forward may be taken: the order is being undone or has ended unfulfilled. */
    boolean isClosing() {
        return restarting || status.isClosing();
    }

    /** Whether this closing has done its work already and is only heard late. */
    boolean wasRestartedBy(long closingInstance) {
        return closingInstanceKey != null && closingInstanceKey == closingInstance;
    }

    /**
     * Whether this is no reason to end the order: it was amended before the deadline came, or the process was interrupted by an
     * amendment although nobody asks for a cancellation.
     */
    boolean hasOvertaken(ClosingReason reason) {
        return reason == ClosingReason.CANCEL_REQUESTED || reason.isDeadline() && status == OrderStatus.RECEIVED;
    }
}
