/**
 * Logistics: carriers are booked, followed and checked against the clock, and goods leave our stock and enter the customer's.
 *
 * <p>A booking is an intent before the carrier is asked and an answer after; an intent whose answer was lost is looked up at the carrier
 * under the shipment's id before anything is asked for again, by the retry and by the cancel alike ({@link dev.baton.logistics.BookingCalls}).
 *
 * <p>What holds here:
 * <ul>
 * <li>A consignment has one shipment that is alive, and one more in place of each that does not arrive ({@link dev.baton.logistics.parcel}).
 * <li>What a distributor's warehouse cannot pick does not leave: it waits for stock again, or is cancelled ({@link dev.baton.logistics.PickingShortfalls}).
 * <li>For a consignment whose stock was withdrawn no carrier is booked, and what was booked is cancelled.
 * <li>Tracking events make the same track in whatever order and however often they come; one for a tracking number that we do not know
 * yet waits in the inbox until the booking is committed.
 * <li>A delivery counts with a proof only. One without is remembered, and alerts when the delivery is due; a later event with the proof, or
 * an operator who enters it, lets the order go on.
 * <li>The goods issue lowers our stock and ships the consignment, the receipt raises the customer's stock and delivers it: each in one
 * transaction, once.
 * <li>What a distributor sells leaves its warehouse without SAP. Its customer confirms what has arrived; what it says is short, damaged or wrong
 * is written off on the way, enters no stock and is not charged. Its word is a proof of delivery; after the carrier's it is a complaint.
 * <li>An alert is raised once and stands in the order's timeline; it holds nothing up.
 * </ul>
 *
 * <p>Tables: {@code shipment}, {@code shipment_alert}, {@code shipment_receipt}, {@code shipment_difference}, {@code shipment_short_pick},
 * {@code vehicle}. Job types: {@code logistics-book-carrier},
 * {@code logistics-cancel-booking}, {@code logistics-cancel-withdrawn-booking}, {@code logistics-alert}, {@code logistics-receive-goods},
 * {@code logistics-release-to-seller}, {@code logistics-issue-goods}. Messages: {@code shipment-picked-up}, {@code shipment-delivered}; the
 * process of an order that was begun anew is told both again.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order", "order :: cancellation",
        "inventory",
        "inventory :: location", "allocation", "payment", "ledger"})
package dev.baton.logistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
