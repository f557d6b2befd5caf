package dev.baton.platform.outbox;

/** Takes turns of the relay, each in a transaction. */
@FunctionalInterface
interface OutboxTurns {

    /**
     * What a turn came to.
     *
     * @param brought how many messages were brought; if none, there was nothing to deliver
     * @param taken how many of these were taken; the others are tried again after their pauses
     * @param pushedBack how many were not taken because the destination is busy, and should be left alone for a moment
     */
    record Outcome(int brought, int taken, int pushedBack) {

        static final Outcome NOTHING = new Outcome(0, 0, 0);
    }

    /**
     * Delivers a batch of what is due for a destination.
     *
     * @param recipient who delivers to it
     * @param destination the recipient's own name, or that of one of its family
     */
    Outcome take(OutboxDestination recipient, String destination);
}
