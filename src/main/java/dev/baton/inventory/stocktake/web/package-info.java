/** Stocktakes over HTTP. */
@NullMarked
package dev.baton.inventory.stocktake.web;

import org.jspecify.annotations.NullMarked;
