package dev.baton.order;

import dev.baton.platform.fence.OrderId;

/**
 * The lines of an order that waits for money, for stock or for its customer were replaced. Published in the transaction that replaces
 * them: whoever keeps a place in a queue for the lines as they were gives it up in the same transaction.
 *
 * @param revision of the new lines
 */
public record OrderAmended(OrderId orderId, int revision) {}
