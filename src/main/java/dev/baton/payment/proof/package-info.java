/**
 * Proofs of payments that were made outside of the system: vouchers, receipts and card slips. A proof counts once, over all of these.
 *
 * <p>Whoever books money by a proof uses it in the same transaction, and frees it if the booking is refused in the end. The database keeps
 * two from using one proof, whatever each of them holds locked.
 *
 * <p>Table: {@code payment_proof}.
 */
@NullMarked
package dev.baton.payment.proof;

import org.jspecify.annotations.NullMarked;
