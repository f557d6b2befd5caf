package dev.baton.payment;

import dev.baton.platform.fence.OrderId;

/** Orders that go on before they are paid, since they are paid by card at delivery. Belongs into the caller's transaction. */
public interface PaymentPromises {

    /**
     * Notes that the order's total is promised; a later revision replaces an earlier one.
     *
     * @return false if that revision was promised before
     */
    boolean promise(OrderHold wanted);

    /** Takes back what an order that is undone has promised, unless it has paid. */
    void withdraw(OrderId orderId);
}
