package dev.baton.order.cancellation;

import dev.baton.platform.fence.OrderId;

/** Whether carriers are on their way for orders. */
public interface CarrierBookings {

    /** Whether a carrier has confirmed a booking for goods of an order that it has not been told to forget. */
    boolean isBooked(OrderId order);
}
