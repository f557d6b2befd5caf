package dev.baton.order;

import dev.baton.platform.money.Quantity;

/** So much of a line of an order, in its base unit. */
public record LineQuantity(int lineNo, Quantity quantity) {}
