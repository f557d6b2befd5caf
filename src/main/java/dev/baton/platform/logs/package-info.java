/** Of which order a line of the log is: each line of a request about an order, and of a job of its processes, has its id under {@code order}. */
@NullMarked
package dev.baton.platform.logs;

import org.jspecify.annotations.NullMarked;
