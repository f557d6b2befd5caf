/** Jobs of the process {@code substitution}. */
@NullMarked
package dev.baton.substitution.worker;

import org.jspecify.annotations.NullMarked;
