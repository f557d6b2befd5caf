package dev.baton.payment.voucher;

/** What has become of a top-up. */
public enum TopUpStatus {
    IN_REVIEW,
    /** The money is on the account. */
    POSTED, REJECTED
}
