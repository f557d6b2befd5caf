package dev.baton.payment;

/** How a wait for money ended at its deadline. */
public enum WaitOutcome {
    /** The money came in the last moment and is held, or the order has lost its stock, so that none is due until it has stock again. */
    HELD,
    /** It did not come, and the order waits no more. */
    EXPIRED
}
