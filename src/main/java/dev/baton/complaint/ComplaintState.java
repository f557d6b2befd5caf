package dev.baton.complaint;

/** How a complaint stands. */
public enum ComplaintState {
    /** It is up to us. */
    OPEN,
    /** We have asked or told something, and the customer may write again. */
    ANSWERED,
    /** It is solved, as we say or as the customer's silence does; the customer may reopen it. */
    SOLVED, CLOSED
}
