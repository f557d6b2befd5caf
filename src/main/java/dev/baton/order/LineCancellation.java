package dev.baton.order;

import dev.baton.platform.money.Quantity;

/**
 * That so much of a line of an order is not wanted any more.
 *
 * @param quantity in the base unit, positive
 * @param reason in the words of who asks for it
 */
public record LineCancellation(Quantity quantity, String reason) {}
