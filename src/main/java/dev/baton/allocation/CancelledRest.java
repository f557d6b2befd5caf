package dev.baton.allocation;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.UUID;

/**
 * The rest of an order that was cancelled while it waited for stock.
 *
 * @param worth of the order's total, VAT included
 */
public record CancelledRest(UUID waitId, OrderId orderId, Money worth) {}
