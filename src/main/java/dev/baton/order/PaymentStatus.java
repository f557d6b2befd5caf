package dev.baton.order;

/** What has become of an order's money. */
public enum PaymentStatus {
    NONE, HELD, PARTIALLY_CAPTURED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED, VOIDED
}
