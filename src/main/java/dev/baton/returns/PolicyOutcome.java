package dev.baton.returns;

/** What the rules say of a return, the strictest last. */
public enum PolicyOutcome {
    ALLOWED,
    /** A person decides. */
    MANUAL, REFUSED
}
