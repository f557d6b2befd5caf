package dev.baton.operations.replenishment;

/** What has become of a proposal. */
public enum ReplenishmentState {
    /** Nobody has decided. */
    OPEN,
    /** An order is on its way. */
    ORDERED,
    /** The order was delivered. */
    ARRIVED,
    /** There was enough again before it was ordered. */
    NOT_NEEDED,
    /** Somebody decided that it is not to be ordered. */
    DISMISSED
}
