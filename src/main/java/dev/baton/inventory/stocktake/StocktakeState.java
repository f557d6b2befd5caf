package dev.baton.inventory.stocktake;

/** How a count stands. */
public enum StocktakeState {
    /** Quantities are entered. */
    COUNTING,
    /** All is counted; rules or people decide on the differences. */
    COUNTED,
    /** The books are what was counted. */
    POSTED,
    /** Somebody refused to post the differences. */
    REJECTED,
    /** It was given up. */
    ABANDONED,
    /** Nobody completed it, or nobody decided on it, in time. */
    LAPSED;

    public boolean isOpen() {
        return this == COUNTING || this == COUNTED;
    }
}
