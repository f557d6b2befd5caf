package dev.baton.payment;

/** How a wait for money ended at its deadline. */
public enum WaitOutcome {
    /** The money came in the last moment and is held. */
    HELD,
    /** It did not come, and the order waits no more. */
    EXPIRED
}
