package dev.baton.allocation;

import dev.baton.inventory.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a line of an order's goods, as it is sold.
 *
 * @param part which part of its line it is, from 0; it keeps it until its goods are shipped
 * @param location where its stock is reserved; null while it waits for stock
 */
public record SoldPart(int part, Portion portion, @Nullable LocationId location) {}
