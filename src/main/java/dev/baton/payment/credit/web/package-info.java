/** Credit terms, open items and their receipts over HTTP. */
@NullMarked
package dev.baton.payment.credit.web;

import org.jspecify.annotations.NullMarked;
