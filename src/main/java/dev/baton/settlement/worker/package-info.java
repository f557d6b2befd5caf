/** The jobs of the room. */
@NullMarked
package dev.baton.settlement.worker;

import org.jspecify.annotations.NullMarked;
