/** Jobs of the process {@code order-distribution}. */
@NullMarked
package dev.baton.allocation.distribution.worker;

import org.jspecify.annotations.NullMarked;
