/**
 * Card payment at delivery (POS): an order goes on with a promise, and the slip of the terminal keeps it.
 *
 * <p>What holds here:
 * <ul>
 * <li>A slip puts its money on the prepaid account and holds it for the order in one transaction; the order cannot be settled before.
 * <li>A slip is over exactly what was promised, and an order is paid by one slip.
 * <li>A slip counts once, as {@link dev.baton.payment.proof} says; its number is its terminal's.
 * <li>An account is not closed while a card payment is promised to it.
 * </ul>
 *
 * <p><b>Locks</b> are taken as {@link dev.baton.payment} says; entering a slip takes the account's, then the proof's.
 *
 * <p>Tables: {@code payment_promise}, {@code payment_promise_part}, {@code payment_pos_slip}.
 */
@NullMarked
package dev.baton.payment.pos;

import org.jspecify.annotations.NullMarked;
