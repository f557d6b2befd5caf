/** Jobs of the process {@code stocktake}. */
@NullMarked
package dev.baton.inventory.stocktake.worker;

import org.jspecify.annotations.NullMarked;
