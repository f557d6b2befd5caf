package dev.baton.order;

/** How the lines of an order were replaced. */
public enum AmendmentKind {
    /** All lines were given anew. */
    AMENDMENT,
    /** So much of one line was cancelled. */
    CANCELLATION
}
