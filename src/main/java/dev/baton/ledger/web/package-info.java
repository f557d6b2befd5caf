/** Accounts and statements over HTTP. */
@NullMarked
package dev.baton.ledger.web;

import org.jspecify.annotations.NullMarked;
