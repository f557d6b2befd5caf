package dev.baton.order;

import dev.baton.platform.money.Quantity;

/** How much was ordered, in a unit of the product other than its base unit. */
public record OrderedQuantity(Quantity quantity, String unit) {}
