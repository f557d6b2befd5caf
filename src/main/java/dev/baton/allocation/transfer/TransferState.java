package dev.baton.allocation.transfer;

/** How far a transfer has come. */
public enum TransferState {
    /** A source is looked for. */
    REQUESTED,
    /** A source is found; it is to be approved, or its stock is about to be reserved. */
    PROPOSED,
    /** It is approved and its stock is reserved at the source. */
    APPROVED,
    /** All of it has left the source. */
    SHIPPED,
    /** Some of it has arrived. */
    PARTLY_RECEIVED,
    /** All of it has arrived, or what has not is lost. */
    RECEIVED,
    /** There is no source. */
    UNSOURCED,
    /** Somebody refused it. */
    REJECTED,
    /** It was given up before it had left. */
    CANCELLED,
    /** Nobody decided on it in time. */
    LAPSED;

    /** Whether nothing of it has left and something still may. */
    public boolean isUnshipped() {
        return this == REQUESTED || this == PROPOSED || this == APPROVED;
    }

    /** Whether some of it is in transit. */
    public boolean isUnderWay() {
        return this == SHIPPED || this == PARTLY_RECEIVED;
    }
}
