package dev.baton.logistics.parcel;

/**
 * What the form of a task shows about a parcel.
 *
 * @param what has befallen it, for people to read
 * @param goods products and quantities
 * @param path where its shipment is read
 */
public record ExceptionSheet(
        String orderNumber,
        String carrier,
        String trackingNumber,
        String what,
        String goods,
        String value,
        boolean stockAvailable,
        boolean reshippable,
        String path) {}
