package dev.baton.platform.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Someone whom messages of the outbox are delivered to. Delivery may be repeated, and should have its effect once. */
public interface OutboxDestination {

    /**
     * The destination's name; or, when it ends in a colon, what the names of a family of destinations begin with, each of which is
     * delivered to by itself.
     */
    String prefix();

    /**
     * Delivers a message without blocking for long. A failed future means that it is tried again later, after a
     * {@link DestinationBusyException} soon; what must not be tried again counts as delivered.
     */
    CompletableFuture<?> deliver(OutboxMessage message);

    /** How many messages are delivered side by side in one turn, which holds a database connection. */
    default int batch() {
        return 200;
    }

    /** How many turns an instance takes side by side; of a family, each destination has one at a time. */
    default int turns() {
        return 3;
    }

    /**
     * Is told after each turn that brought something to a destination that is not busy, in the turn's transaction.
     *
     * @param taken whether any of it was taken
     */
    default void served(String destination, boolean taken) {}

    /** The longest pause between two attempts. */
    default Duration longestPause() {
        return Duration.ofSeconds(10);
    }
}
