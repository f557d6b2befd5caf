/** Accounts, statements and the books over HTTP. */
@NullMarked
package dev.baton.ledger.web;

import org.jspecify.annotations.NullMarked;
