/**
 * The books, to be read: an account's statement, the journal, the general ledger and its trial balance; and the months that are closed.
 *
 * <p>Closing a month locks {@code ledger_transfer} against everybody who books, for half a second at most: whoever has read the clock before the
 * month's end has booked by then, or is refused.
 *
 * <p>Table: {@code ledger_period}.
 */
@NullMarked
package dev.baton.ledger.books;

import org.jspecify.annotations.NullMarked;
