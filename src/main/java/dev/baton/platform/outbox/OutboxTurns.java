package dev.baton.platform.outbox;

/** Takes turns of the relay, each in a transaction. */
@FunctionalInterface
interface OutboxTurns {

    /** @return whether there was something to deliver */
    boolean take(OutboxDestination recipient, String destination);
}
