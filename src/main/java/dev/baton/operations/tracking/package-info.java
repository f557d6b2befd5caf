/**
 * Tracking: how far an order is, for whoever has its token, such as the customer's own customer; nobody signs in.
 *
 * <p>Told is what has a place on a parcel's page and nothing else: the order's number, how far it is in the customer's words, its shipments and what
 * their carriers said, and when it is to arrive. No names and addresses, no customer, no goods, no prices; of a carrier's event neither the place nor
 * who signed, since a carrier may write an address there. An order that is not accepted is told as cancelled, without the reason.
 *
 * <p><b>The token</b> is made with the order, has more than 240 random bits and stands in the answer about the order, for those who may read that. It is in
 * no log line, event or process. One that does not exist is answered as one that cannot exist.
 *
 * <p>A step that was taken back, by an amendment or because stock was lost, is not reached any more.
 *
 * <p>Tables: none of its own.
 */
@NullMarked
package dev.baton.operations.tracking;

import org.jspecify.annotations.NullMarked;
