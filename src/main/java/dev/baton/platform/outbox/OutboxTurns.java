package dev.baton.platform.outbox;

/** Takes turns of the relay, each in a transaction. */
@FunctionalInterface
interface OutboxTurns {

    /** What a turn came to. */
    enum Outcome {
        /** There was nothing to deliver. */
        NOTHING,
        /** What there was is delivered, or is tried again after its pause. */
        DONE,
        /** The destination is busy, and should be left alone for a moment. */
        PUSHED_BACK
    }

    /**
     * Delivers a batch of what is due for a destination.
     *
     * @param recipient who delivers to it
     * @param destination the recipient's own name, or that of one of its family
     */
    Outcome take(OutboxDestination recipient, String destination);
}
