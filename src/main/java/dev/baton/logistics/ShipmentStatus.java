package dev.baton.logistics;

/** Where a shipment stands. */
public enum ShipmentStatus {
    /** The carrier is being asked. */
    BOOKING,
    /** The carrier will come. */
    BOOKED,
    /** The carrier has the goods. */
    PICKED_UP,
    /** The delivery is proven. */
    DELIVERED,
    /** The goods are in the customer's stock. */
    RECEIVED,
    /** The carrier did not want it. */
    REFUSED, CANCELLED
}
