/** Jobs of the process {@code complaint}. */
@NullMarked
package dev.baton.complaint.worker;

import org.jspecify.annotations.NullMarked;
