/**
 * What becomes of parcels that their carrier loses, damages or sends back after the goods have left.
 *
 * <p>What holds here:
 * <ul>
 * <li>A shipment has one exception at a time. Its carrier's events end in the same one in whatever order and however often they come, and a
 * proven delivery ends every one of which nothing came yet.
 * <li>The table {@code shipment-exception} says what becomes of it, a person where no row does: the goods are sent again, their money is
 * given back, or the parcel is left to its carrier.
 * <li>Goods that are sent again are reserved anew under a reference of their own, from what those who wait leave, and are carried by another
 * shipment of the same consignment. So nothing is charged twice, and the order stands where it stood. When they leave, the first ones are
 * written off on their way and not waited for any more, in that order of commits: of a delivery and a leaving that race, one finds that it
 * came too late.
 * <li>Goods whose money is given back are treated as a customer's refusal of all of them: they are written off on their way, counted as
 * returned, and not charged. Their hold is given back in the way in which the order was paid, never more than is held for them.
 * <li>An exception whose process the engine has lost is taken on by another one, which goes the same way; what it had left to be given back or written
 * off is.
 * <li>What is sold through SAP is not sent again from here: SAP has delivered its items.
 * </ul>
 *
 * <p><b>Locks</b> are taken in this order: the tracking number, the shipment, its exception, the order's fence, the queue of stock, stock.
 *
 * <p>Process: {@code shipment-exception}. Tables: {@code shipment_exception}, {@code shipment_exception_answer}; read is also {@code reservation}. Job types:
 * {@code parcel-gather}, {@code parcel-record-rule}, {@code parcel-record-decision}, {@code parcel-reserve}, {@code parcel-book-carrier},
 * {@code parcel-issue}, {@code parcel-give-back}, {@code parcel-call-off}. Messages: {@code shipment-exception-raised},
 * {@code shipment-exception-over}.
 */
@NullMarked
package dev.baton.logistics.parcel;

import org.jspecify.annotations.NullMarked;
