/**
 * Bank reconciliation: what the bank says came and went is held against what we expected and booked.
 *
 * <p><b>In three steps.</b> Statements come in ({@link dev.baton.payment.reconciliation.statement}) from files
 * ({@link dev.baton.payment.reconciliation.file}); matching works from the table, entry by entry, and goes on where it was broken off; what no rule
 * explains is decided by people.
 *
 * <p><b>Matched.</b> What an entry may be for is found by {@link dev.baton.payment.reconciliation.Expectations}, one per
 * kind ({@link dev.baton.payment.reconciliation.expectation}); {@code dmn/matching} decides. By reference come first all entries of a statement,
 * then by amount and date those that name nothing. What was entered before is named by what it was entered for too, so that the same money is
 * not booked again; where both would fit, a person decides. Several entries may make up one expected amount, and one entry several.
 *
 * <p><b>Booked once, for its amount.</b> A decided entry has moved our bank account by exactly its amount: by what was
 * booked for it before, such as a voucher's top-up, and by its own transfers, whose keys begin with
 * {@code bank-entry:<id>} and whose reference is its id. What is not ours moves nothing.
 *
 * <p><b>Decided by people.</b> What no rule explains is a task for finance, each entry in a process of its own, and can as
 * well be decided over HTTP. Names of those who paid, and what they wrote, stay in the database, and are forgotten there in time.
 *
 * <p><b>Locks:</b> the entry, what it is matched with in the order of kind and id, accounts, whoever waits for money.
 *
 * <p>Tables: {@code payment_bank_entry}, {@code payment_bank_entry_reminder}, {@code payment_bank_match}. Job types:
 * {@code reconciliation-match}, {@code reconciliation-resolve}, {@code reconciliation-remind}. Messages:
 * {@code bank-entry-unexplained}, {@code bank-entry-decided}.
 */
@NullMarked
package dev.baton.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
