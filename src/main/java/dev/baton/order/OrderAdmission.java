package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.Faults;

/** A room above that has a word in whether an order can be understood, such as whether it knows its coupons. */
public interface OrderAdmission {

    /** Adds what is refused about the order, each fault with a JSON pointer into the order as it was sent. */
    void check(NewOrder order, Faults faults);

    /**
     * The order has been stored, in this transaction: what has to go with it is stored too, or the order is not taken.
     *
     * @throws dev.baton.platform.problem.RefusedException (422) if it can no longer be taken
     */
    default void admitted(OrderId id, Draft draft) {}
}
