package dev.baton.settlement.share;

/** Which way refunded money goes. */
public enum RefundWay {
    /** To the customer's prepaid account, and from there as far as it can to who paid online. */
    TO_PAYER,
    /** To the accounts that the order was paid from, in the proportion in which it was, and from the prepaid one to who paid online. */
    AS_PAID,
    /** To the accounts that the order was paid from, where it stays. */
    TO_ACCOUNTS;

    boolean isAsPaid() {
        return this != TO_PAYER;
    }
}
