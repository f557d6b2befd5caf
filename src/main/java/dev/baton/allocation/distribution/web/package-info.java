/** HTTP for the offers of orders to distributors. */
@NullMarked
package dev.baton.allocation.distribution.web;

import org.jspecify.annotations.NullMarked;
