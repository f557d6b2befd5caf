/** Jobs of the process {@code return-order}. */
@NullMarked
package dev.baton.returns.worker;

import org.jspecify.annotations.NullMarked;
