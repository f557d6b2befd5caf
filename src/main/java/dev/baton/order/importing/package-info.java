/**
 * Orders from files: what a file holds is read and judged as if it had come over the API, order by order.
 *
 * <p>Rows that name the same channel, customer and reference are lines of one order. A file may be sent again: an order that was placed before
 * stays as it is.
 *
 * <p>Tables: none of its own.
 */
@NullMarked
package dev.baton.order.importing;

import org.jspecify.annotations.NullMarked;
