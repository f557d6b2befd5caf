/** The jobs of price supervision. */
@NullMarked
package dev.baton.product.supervision.worker;

import org.jspecify.annotations.NullMarked;
