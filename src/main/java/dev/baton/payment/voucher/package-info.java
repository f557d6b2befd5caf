/**
 * Top-ups by voucher: money that was paid in outside of the system, by bank transfer, POS slip, cheque or cash, is put on a customer's account
 * once somebody other than who entered it, or a rule for small amounts of trusted customers, has approved the voucher.
 *
 * <p>What holds here:
 * <ul>
 * <li>A proof counts once, as {@link dev.baton.payment.proof} says; that of a rejected voucher may be entered again.
 * <li>Nobody approves what they entered: the database refuses it. Who cannot be told apart approves nothing.
 * <li>The money and its bonus are booked in one transaction, which serves the orders that wait.
 * </ul>
 *
 * <p><b>Locks:</b> entering a voucher takes the account's, then the proof's; deciding on one takes the voucher's, then the account's, then whoever
 * waits for money.
 *
 * <p>Tables: {@code payment_top_up}, {@code payment_top_up_attachment}, {@code payment_top_up_verdict}. Job types: {@code top-up-record-ruling},
 * {@code top-up-record-verdict}, {@code top-up-post}. The process {@code account-top-up} starts with the message {@code top-up-entered}.
 */
@NullMarked
package dev.baton.payment.voucher;

import org.jspecify.annotations.NullMarked;
