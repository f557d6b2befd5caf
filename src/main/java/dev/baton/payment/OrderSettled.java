package dev.baton.payment;

import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import java.time.Instant;

/**
 * An order's hold was posted, and the order is invoiced. Published within the settling transaction, once for an order; declared here
 * because what follows from it is done below the room that publishes it.
 *
 * @param total what was posted; zero for an order that costs nothing
 * @param invoice the invoice's number
 */
public record OrderSettled(Order order, Money total, String invoice, Instant settledAt) {}
