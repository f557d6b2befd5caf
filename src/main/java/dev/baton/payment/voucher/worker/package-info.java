/** The jobs of top-ups. */
@NullMarked
package dev.baton.payment.voucher.worker;

import org.jspecify.annotations.NullMarked;
