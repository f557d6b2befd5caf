package dev.baton.logistics;

/**
 * A carrier has told of goods that have left, or they have left of which it has told before; published in the transaction that holds the
 * shipment locked.
 *
 * @param shipment as it is now
 */
public record ParcelTold(Shipment shipment) {}
