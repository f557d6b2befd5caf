package dev.baton.inventory.stocktake;

/** What becomes of movements while stock is counted. */
public enum StocktakeMode {
    /** Nothing moves: documents are refused, orders wait. */
    FREEZE,
    /** Stock moves, and what moved since the count was opened is reckoned with. */
    TRACK
}
