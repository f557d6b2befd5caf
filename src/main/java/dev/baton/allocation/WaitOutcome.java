package dev.baton.allocation;

/** How a wait for stock ended at its deadline. */
public enum WaitOutcome {
    /** The stock came in the last moment and is reserved. */
    RESERVED,
    /** It did not come, and the order waits no more. */
    EXPIRED
}
