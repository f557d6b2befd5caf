package dev.baton.payment;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;

/** Pays money of an order back to who paid it through an institution. Belongs into the caller's transaction. */
public interface Repayments {

    /** Locks what the order was paid by. Comes before any account is locked. */
    void lock(OrderId orderId);

    /**
     * What institutions were paid for the order and do not pay back.
     *
     * @param currency of the order
     */
    Money paid(OrderId orderId, String currency);

    /**
     * Asks institutions to pay back as much of this amount as they were paid for the order and have not paid back yet, the latest payment first. The
     * amount is on the account of who paid, where it is set aside until it is paid back.
     *
     * @return what they are asked for, nothing where the order was not paid online
     * @throws dev.baton.platform.problem.ConflictException (409) if the account does not give it
     */
    Money payBack(OrderId orderId, Money amount, String by);
}
