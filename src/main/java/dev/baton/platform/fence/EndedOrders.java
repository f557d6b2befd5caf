package dev.baton.platform.fence;

/** Tells an order that has ended from one that is only being undone: the fence of both is closed. */
public interface EndedOrders {

    boolean hasEnded(OrderId orderId);
}
