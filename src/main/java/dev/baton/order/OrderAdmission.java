package dev.baton.order;

import dev.baton.platform.problem.Faults;

/** A room above that has a word in whether an order can be understood, such as whether it knows its coupons. */
public interface OrderAdmission {

    /** Adds what is refused about the order, each fault with a JSON pointer into the order as it was sent. */
    void check(NewOrder order, Faults faults);
}
