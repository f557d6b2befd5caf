/** Choices of customers whose orders wait for stock, over HTTP. */
@NullMarked
package dev.baton.allocation.web;

import org.jspecify.annotations.NullMarked;
