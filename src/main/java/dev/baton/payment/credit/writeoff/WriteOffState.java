package dev.baton.payment.credit.writeoff;

/** How a write-off stands. */
public enum WriteOffState {
    /** It waits for approval. */
    PROPOSED, POSTED, REJECTED,
    /** Nobody decided in time, or nothing was owed any more. */
    LAPSED
}
