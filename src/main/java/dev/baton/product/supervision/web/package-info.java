/** Prices that wait for a person, over HTTP. */
@NullMarked
package dev.baton.product.supervision.web;

import org.jspecify.annotations.NullMarked;
