package dev.baton.payment;

import dev.baton.platform.fence.OrderId;

/**
 * Online payments that go back to who paid when their order is undone: those of consumers, who have no business with an account. What other
 * customers have paid stays on their account. Belongs into the caller's transaction.
 */
public interface PaymentReturns {

    /**
     * Keeps the payments of an order for this transaction, before the account is locked that they went to.
     *
     * @return whether there is something to give back, now or once it is held no more
     */
    boolean lock(OrderId orderId);

    /** Commits to refunding what was captured for the order and is not being refunded yet. The account is locked. */
    void giveBack(OrderId orderId);
}
