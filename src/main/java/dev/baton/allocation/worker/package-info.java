/** The jobs of the allocation room. */
@NullMarked
package dev.baton.allocation.worker;

import org.jspecify.annotations.NullMarked;
