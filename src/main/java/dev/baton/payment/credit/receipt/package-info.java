/**
 * Receipts: what customers pay for what they owe, item by item. The items that a receipt names are paid first, then the oldest due; what is more
 * than is owed is kept on the prepaid account. A named item that was written off is recovered. A receipt's proof counts once, as
 * {@link dev.baton.payment.proof} says.
 *
 * <p>Tables: {@code payment_receipt}, {@code payment_receipt_part}.
 */
@NullMarked
package dev.baton.payment.credit.receipt;

import org.jspecify.annotations.NullMarked;
