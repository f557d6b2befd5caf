/**
 * Locations: the places where stock is kept, which are plants, warehouses and stores, and whose they are.
 *
 * <p>A location is opened once, and changed under its id from then on. It knows nothing of the stock that it holds.
 *
 * <p>Tables: {@code location}.
 */
@NullMarked
@NamedInterface("location")
package dev.baton.inventory.location;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
