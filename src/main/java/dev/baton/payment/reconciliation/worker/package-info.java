/** The jobs of bank reconciliation. */
@NullMarked
package dev.baton.payment.reconciliation.worker;

import org.jspecify.annotations.NullMarked;
