/** The jobs about open items: dunning and writing off. */
@NullMarked
package dev.baton.payment.credit.worker;

import org.jspecify.annotations.NullMarked;
