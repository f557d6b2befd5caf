package dev.baton.promotion;

/** How a policy changes a price. */
public enum PolicyKind {
    /** So many percent off each line that it is about. */
    LINE_PERCENT,
    /** So many percent off the goods together. */
    ORDER_PERCENT,
    /** An amount off the goods together. */
    ORDER_AMOUNT,
    /** An amount of freight charged for the order. */
    FREIGHT;

    boolean isPercent() {
        return this == LINE_PERCENT || this == ORDER_PERCENT;
    }
}
