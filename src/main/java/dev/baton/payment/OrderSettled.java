package dev.baton.payment;

import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import java.time.Instant;

/**
 * A part of an order's hold was posted, and its goods are invoiced. Published within the settling transaction, once for each invoice; declared here
 * because what follows from it is done below the room that publishes it.
 *
 * @param total what was posted; zero for goods that cost nothing
 * @param invoice the invoice's number
 */
public record OrderSettled(Order order, Money total, String invoice, Instant settledAt) {}
