/** Bank reconciliation over HTTP. */
@NullMarked
package dev.baton.payment.reconciliation.web;

import org.jspecify.annotations.NullMarked;
