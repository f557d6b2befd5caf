/** The jobs of the order room. */
@NullMarked
package dev.baton.order.worker;

import org.jspecify.annotations.NullMarked;
