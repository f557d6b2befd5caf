package dev.baton.allocation.transfer;

/** What becomes of a transfer that a person has to approve. */
public enum TransferVerdict {
    APPROVED, REJECTED,
    /** Nobody decided in time. */
    LAPSED,
    /** Somebody has to decide. */
    REVIEW
}
