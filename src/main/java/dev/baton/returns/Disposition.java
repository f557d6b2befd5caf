package dev.baton.returns;

/** What becomes of goods that have come back, as whoever has inspected them says. */
public enum Disposition {
    /** They are sold again. */
    RESTOCK,
    /** We keep them, and sell them to nobody for now. */
    QUARANTINE,
    /** We throw them away. */
    SCRAP,
    /** We do not take them back: they are set apart for their customer, and nothing is refunded for them. */
    REJECT
}
