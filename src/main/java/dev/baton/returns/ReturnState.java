package dev.baton.returns;

/** How far a return has come. */
public enum ReturnState {
    /** The rules have not been asked yet. */
    REQUESTED,
    /** A person decides whether it is allowed. */
    IN_REVIEW,
    /** The goods may be sent. */
    AUTHORISED,
    /** They have arrived, and wait for their inspection. */
    RECEIVED,
    /** What becomes of each of them is decided. */
    INSPECTED,
    /** They are where they belong. */
    STOCKED,
    /** All is done: refunded or replaced, as far as we have taken the goods back. */
    COMPLETED,
    /** Not allowed, by the rules or a person, or because nobody has decided in time. */
    REFUSED,
    /** The customer keeps the goods. */
    WITHDRAWN,
    /** The goods were not sent in time. */
    LAPSED;

    /** Whether nothing more becomes of it. */
    public boolean isEnd() {
        return compareTo(COMPLETED) >= 0;
    }

    /** Whether its customer may still keep the goods. */
    boolean isWithdrawable() {
        return compareTo(AUTHORISED) <= 0;
    }
}
