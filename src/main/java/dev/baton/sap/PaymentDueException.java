package dev.baton.sap;

import dev.baton.platform.fence.OrderId;

/** Nothing is asked of SAP for an order of which a part of the total is not held: the rest has to be held first. */
public class PaymentDueException extends RuntimeException {

    PaymentDueException(OrderId orderId) {
        super("the total of order " + orderId + " is not held");
    }
}
