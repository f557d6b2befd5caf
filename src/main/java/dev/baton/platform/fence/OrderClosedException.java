package dev.baton.platform.fence;

/**
 * The order was cancelled, rejected or ended, so no further effect may be had for it. A job that meets it is not at fault: the order's
 * closing is on its way to the process.
 */
public class OrderClosedException extends RuntimeException {

    private final OrderId orderId;

    public OrderClosedException(OrderId orderId) {
        super("order " + orderId + " is closed");
        this.orderId = orderId;
    }

    public OrderId orderId() {
        return orderId;
    }
}
