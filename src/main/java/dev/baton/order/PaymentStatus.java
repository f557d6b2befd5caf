package dev.baton.order;

/** What has become of an order's money. */
public enum PaymentStatus {
    NONE,
    /** The deposit of a pre-order is held, the rest not yet. */
    PARTIALLY_HELD, HELD, PARTIALLY_CAPTURED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED, VOIDED
}
