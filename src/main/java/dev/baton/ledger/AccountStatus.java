package dev.baton.ledger;

/** Whether an account takes part. */
public enum AccountStatus {
    OPEN,
    /** Takes money and ends what is held, but nothing more is held or taken from it. */
    FROZEN,
    /** Empty, and for good. */
    CLOSED
}
