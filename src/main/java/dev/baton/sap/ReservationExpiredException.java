package dev.baton.sap;

import dev.baton.platform.fence.OrderId;

/** Nothing is asked of SAP for an order whose stock was given back: it has to be reserved again first. */
public class ReservationExpiredException extends RuntimeException {

    ReservationExpiredException(OrderId orderId) {
        super("the reservation of order " + orderId + " has expired");
    }
}
