/**
 * What customers owe: orders sold on credit, how they are paid, and what is done when they are not.
 *
 * <p><b>Open items.</b> When an order that was bought on credit is settled, what is owed becomes an open item, due after the customer's
 * term, on a working day. The open items of a receivable account add up to what is posted on it: whatever changes an item books the same
 * amount in the same transaction, with the account locked.
 *
 * <p><b>Receipts</b> pay open items, those that are named first, then the oldest due; what is more than is owed is kept on the prepaid
 * account. A receipt's proof counts once, as {@link dev.baton.payment.proof} says. A named item that was written off is recovered.
 *
 * <p><b>Overdue.</b> Beyond a grace, a customer with an overdue item gets no new credit: its orders queue as if the limit were used up,
 * and go on when the item is paid, written off or given respite.
 *
 * <p><b>Dunning.</b> A process per open item waits for its due date and the grace, and reminds the customer in steps that the table
 * {@code dunning-step} chooses; after the last one finance decides. It ends when nothing is owed any more.
 *
 * <p><b>Bad debt</b> is proposed, approved in Tasklist by others than who proposed it, and posted with the last approval that the table
 * {@code write-off-review} asks for: never more than was approved, and never more than is owed then.
 *
 * <p><b>Locks</b> are taken as {@link dev.baton.payment} says; of a customer's two accounts the prepaid one comes first, as {@link dev.baton.ledger}
 * says.
 *
 * <p>Tables: {@code payment_credit_term}, {@code payment_receivable}, {@code payment_receipt}, {@code payment_receipt_part},
 * {@code payment_dunning}, {@code payment_dunning_decision}, {@code payment_write_off}, {@code payment_write_off_verdict}. Job types:
 * {@code dunning-assess}, {@code dunning-dun}, {@code dunning-record-decision}, {@code write-off-plan}, {@code write-off-record-verdict},
 * {@code write-off-lapse}. Messages: {@code receivable-entered}, {@code receivable-cleared}, {@code write-off-proposed},
 * {@code write-off-lapsed}.
 */
@NullMarked
package dev.baton.payment.credit;

import org.jspecify.annotations.NullMarked;
