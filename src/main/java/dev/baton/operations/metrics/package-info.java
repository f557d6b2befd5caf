/**
 * What the business waits for, as gauges for whoever watches over Baton: orders by state, what the outbox and the inbox have not moved,
 * what is stuck, money that is held, how old the last reconciliation is. Each instance reads them from the database, and all of them tell
 * the same. What each instance does itself, such as jobs and requests, is timed where it is done.
 *
 * <p>Tables: none of its own.
 */
@NullMarked
package dev.baton.operations.metrics;

import org.jspecify.annotations.NullMarked;
