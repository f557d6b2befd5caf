/** Fixtures in the trade's words: customers, products, plants and orders that a test makes for itself. */
@NullMarked
package dev.baton.trade;

import org.jspecify.annotations.NullMarked;
