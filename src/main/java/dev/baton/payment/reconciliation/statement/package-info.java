/**
 * Statements of our bank accounts come in: a file is stored whole, or not at all, and matching goes on from there.
 *
 * <p><b>Taken once.</b> A statement is the bank's number of it and the account; an entry is the bank's reference of it, or where it has none the
 * place and content that it has on its statement. Importing either again changes nothing; a statement that comes again with other entries
 * is refused.
 *
 * <p>Tables: {@code payment_bank_statement}, and the rows of {@code payment_bank_entry} when they are new. The message
 * {@code bank-statement-entered} starts the process {@code bank-reconciliation}.
 */
@NullMarked
package dev.baton.payment.reconciliation.statement;

import org.jspecify.annotations.NullMarked;
