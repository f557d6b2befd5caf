package dev.baton.payment.reconciliation;

/** What becomes of the part of an expected amount that an entry is short of. */
public enum Remainder {
    /** It was kept by a bank for its service. */
    CHARGES,
    /** It is still to come. */
    EXPECTED
}
