/** Jobs of the process {@code transfer}. */
@NullMarked
package dev.baton.allocation.transfer.worker;

import org.jspecify.annotations.NullMarked;
