package dev.baton.inventory.stocktake;

/** What becomes of a count's differences. */
public enum StocktakeVerdict {
    POSTED, REJECTED,
    /** Nobody decided, or completed the count, in time. */
    LAPSED,
    /** It is counted once more. */
    RECOUNT,
    /** Somebody has to decide. */
    REVIEW
}
