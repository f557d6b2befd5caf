package dev.baton.inventory;

/** What is wrong with how much of a product is available. */
public enum AlertKind {
    /** Less than the minimum. */
    LOW,
    /** More than the maximum. */
    HIGH
}
