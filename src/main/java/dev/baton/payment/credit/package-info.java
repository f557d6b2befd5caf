/**
 * What customers owe: orders sold on credit, how they are paid, and what is done when they are not.
 *
 * <p><b>Open items.</b> When an order that was bought on credit is settled, what is owed becomes an open item, due after the customer's
 * term, on a working day. The open items of a receivable account add up to what is posted on it: whatever changes an item books the same
 * amount in the same transaction, with the account locked.
 *
 * <p><b>Receipts</b> pay open items, those that are named first, then the oldest due; what is more than is owed is kept on the prepaid
 * account. The proof of a receipt counts once. A named item that was written off is recovered.
 *
 * <p><b>Overdue.</b> Beyond a grace, a customer with an overdue item gets no new credit: its orders queue as if the limit were used up,
 * and go on when the item is paid, written off or given respite.
 *
 * <p><b>Locks</b> are taken as {@link dev.baton.payment} says; of a customer's two accounts the prepaid one comes first, as their ids sort.
 *
 * <p>Tables: {@code payment_credit_term}, {@code payment_receivable}, {@code payment_receipt}, {@code payment_receipt_part}.
 */
@NullMarked
package dev.baton.payment.credit;

import org.jspecify.annotations.NullMarked;
