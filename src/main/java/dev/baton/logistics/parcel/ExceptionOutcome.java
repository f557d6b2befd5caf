package dev.baton.logistics.parcel;

/** What is to become of a parcel. */
public enum ExceptionOutcome {
    /** The same goods are sent again from stock. */
    RESHIP,
    /** The money for the goods is given back. */
    REFUND,
    /** The parcel is left to its carrier; what it has cost is claimed. */
    CLAIM_ONLY,
    /** A person decides. */
    MANUAL
}
