package dev.baton.payment.credit;

/** How an open item stands. */
public enum ReceivableState {
    /** Owed, and not overdue. */
    OPEN, OVERDUE, PAID,
    /** Nothing is owed any more, since what was not paid was written off. */
    WRITTEN_OFF
}
