package dev.baton.payment.reconciliation.file;

/** Which way the money went, in the words of ISO 20022. */
public enum Direction {
    /** It came to our account. */
    CRDT,
    /** It left our account. */
    DBIT
}
