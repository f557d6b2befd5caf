/**
 * Which locations an order's goods come from: candidates are ranked by what the table {@code sourcing} prefers, and taken in that order.
 * Knows neither orders nor the database.
 */
@NullMarked
package dev.baton.allocation.sourcing;

import org.jspecify.annotations.NullMarked;
