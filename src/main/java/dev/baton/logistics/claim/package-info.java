/**
 * What carriers owe for parcels that they lost or damaged.
 *
 * <p>A claim is opened with the exception of a shipment for the value of its goods; while it is not rejected or withdrawn no other is. Finance says whether the carrier has accepted it,
 * for how much, and when it has paid: what is accepted is a receivable of ours until then. A claim that is open when the parcel turns up is
 * withdrawn, also where the parcel was left to its carrier, unless it was damaged and left so; one that was accepted by then stays, and finance settles it with the carrier.
 *
 * <p>Table: {@code carrier_claim}.
 */
@NullMarked
package dev.baton.logistics.claim;

import org.jspecify.annotations.NullMarked;
