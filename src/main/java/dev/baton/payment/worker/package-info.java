/** The jobs of the payment room. */
@NullMarked
package dev.baton.payment.worker;

import org.jspecify.annotations.NullMarked;
