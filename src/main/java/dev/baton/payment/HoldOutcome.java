package dev.baton.payment;

import java.time.Instant;

/** What became of the wish to hold an order's total. */
public sealed interface HoldOutcome {

    /** The total is set aside. */
    record Held() implements HoldOutcome {}

    /** Nothing is set aside: the order goes on with the promise that it is paid at delivery. */
    record Promised() implements HoldOutcome {}

    /** Nothing is due just now: the order's stock was given back, and is to be reserved first. */
    record NotDue() implements HoldOutcome {}

    /**
     * The order stands in the queue for money.
     *
     * @param deadline when it gives up
     */
    record Waiting(Instant deadline) implements HoldOutcome {}
}
