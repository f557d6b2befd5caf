/** The jobs of the settlement room. */
@NullMarked
package dev.baton.settlement.worker;

import org.jspecify.annotations.NullMarked;
