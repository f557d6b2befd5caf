/**
 * Online payment: money that customers pay through payment institutions.
 *
 * <p>A payment is authorised, captured in whole or in parts, and what was captured is refunded in whole or in parts; what is left of an
 * authorisation is voided. Each of these is a request: an intent that is committed before the institution is asked and answered after,
 * while no connection is held in between. An intent whose answer was lost is looked up at the institution under its key before it is
 * asked for again.
 *
 * <p>What holds here:
 * <ul>
 * <li>Never more is captured than authorised, nor refunded than captured, with what is under way counted: the database refuses the wish.
 * <li>What is captured is put on the prepaid account of who pays, and held there at once for the order that it pays. What is to be
 * refunded is held there until the institution has paid it back.
 * <li>A notification may come before, after, instead of and more often than the answer. One that does not fit is kept unapplied, with
 * the reason, and is tried again by the sweep.
 * <li>Of the payments of one order one is under way at a time, and none is begun once it is paid whole.
 * <li>What is captured for an order that has been closed meanwhile goes back to who paid. So does what was captured before for an order of a
 * consumer (channel {@code GROUP_BUY}) that is closed later, in the transaction that voids its hold, and once: what is being refunded counts as
 * refunded. Other customers keep it on their account.
 * <li>An authorisation that has expired is voided and not asked for again: that would need who pays.
 * <li>What an institution pays in unasked, with an account for a reference, becomes a payment like any other.
 * </ul>
 *
 * <p>Locks are taken in this order: the notification, the order's fence, the payment, the account.
 *
 * <p>Tables: {@code payment}, {@code payment_request}; notifications wait in {@code inbox_event} with the source
 * {@code payment:<institution>}. Rules: {@code payment-route} chooses the institution.
 */
@NullMarked
package dev.baton.payment.online;

import org.jspecify.annotations.NullMarked;
