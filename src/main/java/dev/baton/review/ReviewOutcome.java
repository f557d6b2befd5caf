package dev.baton.review;

/** What the rules want done with an order, the mildest first. */
public enum ReviewOutcome {
    AUTO_APPROVE,
    /** A person decides. */
    MANUAL, REJECT
}
