package dev.baton.sap.reconciliation;

/** What became of a product that was compared. */
public enum Outcome {
    EQUAL,
    /** Our books have SAP's quantity now. */
    ADJUSTED,
    /** It moved while SAP was read, or is being issued: the next run compares it. */
    IN_FLIGHT,
    /** The difference waits for a person. */
    ABOVE_LIMIT,
    /** The difference stays, as a person decided, or since nobody did. */
    LEFT,
    /** The books cannot take the difference. */
    REFUSED
}
