package dev.baton.order.cancellation;

import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;

/** On whose behalf an order is cancelled. */
public enum Asker {
    CUSTOMER, OPERATOR, REVIEWER,
    /** Nobody: a wait of its process was over. */
    DEADLINE;

    /** Whoever may act as an operator does. */
    public static Asker of(Caller caller) {
        return caller.has(Role.OPERATOR) ? OPERATOR : CUSTOMER;
    }
}
