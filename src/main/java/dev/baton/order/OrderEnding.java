package dev.baton.order;

import dev.baton.platform.fence.OrderId;

/**
 * An order of which everything is undone is about to end, in this transaction, and its fence is closed: nothing may be left of it. The order
 * is not locked yet.
 */
public record OrderEnding(OrderId orderId) {}
