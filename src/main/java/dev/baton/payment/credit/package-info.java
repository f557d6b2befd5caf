/**
 * What customers owe: orders sold on credit, how they are paid, and what is done when they are not.
 *
 * <p><b>Open items.</b> When an order that was bought on credit is settled, what is owed becomes an open item, due after the customer's
 * term, on a working day. The open items of a receivable account add up to what is posted on it: whatever changes an item books the same
 * amount in the same transaction, with the account locked.
 *
 * <p><b>Overdue.</b> Beyond a grace, a customer with an overdue item gets no new credit: its orders queue as if the limit were used up,
 * and go on when the item is paid, written off or given respite.
 *
 * <p><b>What becomes of them</b> is in packages beside: {@link dev.baton.payment.credit.receipt receipts}, {@link dev.baton.payment.credit.dunning
 * dunning} and {@link dev.baton.payment.credit.writeoff bad debt}. They change items through {@link dev.baton.payment.credit.OpenItems}.
 *
 * <p><b>Locks</b> are taken as {@link dev.baton.payment} says; of a customer's two accounts the prepaid one comes first, as {@link dev.baton.ledger}
 * says.
 *
 * <p>Tables: {@code payment_credit_term}, {@code payment_receivable}. Messages: {@code receivable-entered}, {@code receivable-cleared}.
 */
@NullMarked
package dev.baton.payment.credit;

import org.jspecify.annotations.NullMarked;
