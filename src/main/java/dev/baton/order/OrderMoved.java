package dev.baton.order;

import dev.baton.platform.fence.OrderId;

/**
 * An order has gone to another state, also back to {@link OrderStatus#RECEIVED} when its lines were replaced. Published inside of that
 * transaction, behind the order's fence and with its row locked, so that what depends on the state ends together with it.
 */
public record OrderMoved(OrderId orderId, OrderStatus to) {}
