/**
 * The double-entry ledger: accounts, and transfers between two of them that are only ever added.
 *
 * <p><b>Balances.</b> A balance is what was credited less what was debited. A customer's prepaid account is positive by
 * what it may still spend; a receivable is negative by what is owed, down to its limit. The balances of all accounts add
 * up to nothing.
 *
 * <p><b>Customers' accounts</b> carry their balance and are locked by whatever moves it. <b>Our own accounts</b>, such as
 * bank, clearing and revenue, are never locked: their balance is summed when asked for, so that one busy account does not
 * make all orders wait for each other.
 *
 * <p><b>Locks</b> on several accounts are taken together, prepaid ones first, those of distributors' shares last, and each sort in the order of ids:
 * who draws on bonuses has locked the prepaid account beside them before, and who settles has locked what the money was held on.
 *
 * <p><b>Holds.</b> A pending transfer sets money aside; it ends posted or voided, in whole or in parts that never exceed
 * it. A posted hold goes to the account that the hold names, and on from there in linked transfers, such as to revenue
 * and tax.
 *
 * <p>A hold may draw on several accounts of a customer, such as its bonuses before its own money.
 *
 * <p><b>States and periods.</b> Nothing is held on or taken from a frozen account, but what was held before is still posted or voided. A closed
 * account is empty and stays so; none is closed into which a room may still pay ({@link dev.baton.ledger.AccountClosing}). Nothing is booked in
 * a month that is closed, nor before it ({@link dev.baton.ledger.books}).
 *
 * <p><b>Held by the database:</b> transfers cannot be changed or deleted; each balances, within one currency; balances
 * and holds follow from transfers by a trigger; no customer's account goes below its limit; no hold ends twice; a
 * business key books once; states and closed periods are kept.
 *
 * <p>Tables: {@code ledger_account}, {@code ledger_account_change}, {@code ledger_transfer}, {@code ledger_hold}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
