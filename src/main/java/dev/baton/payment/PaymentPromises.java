package dev.baton.payment;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;

/** Orders that go on before they are paid, since they are paid by card at delivery. Belongs into the caller's transaction. */
public interface PaymentPromises {

    /**
     * Notes that the order's total is promised; a later revision replaces an earlier one.
     *
     * @return false if that revision was promised before
     */
    boolean promise(OrderHold wanted);

    /**
     * Lessens what an order has promised and not paid yet, since some of its goods are not charged; once for each part. The order's account
     * is locked.
     *
     * @return false if it has promised nothing, or paid already
     */
    boolean lessen(OrderId orderId, String part, Money amount);

    /** Takes back what an order that is undone has promised, unless it has paid. */
    void withdraw(OrderId orderId);
}
