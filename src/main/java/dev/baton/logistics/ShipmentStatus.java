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
    /** Something has gone wrong with it on its way, and is not decided or over. */
    EXCEPTION,
    /** It is not waited for any more: another goes in its place, or its money was given back. */
    GIVEN_UP,
    /** The carrier did not want it. */
    REFUSED, CANCELLED
}
