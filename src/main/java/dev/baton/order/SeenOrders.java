package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import org.springframework.stereotype.Component;

/** Orders as far as a caller may see them: another customer's order is as if it were not there. */
@Component
class SeenOrders {

    private final StoredOrders orders;

    SeenOrders(StoredOrders orders) {
        this.orders = orders;
    }

    /** An order that the caller may change. */
    Order get(OrderId id, Caller caller) {
        return orders.find(id)
                .filter(order -> caller.sees(order.customerId().value()))
                .orElseThrow(() -> new NotFoundException("order " + id));
    }

    /** An order that the caller may read: its distributor may too. */
    Order read(OrderId id, Caller caller) {
        return orders.find(id)
                .filter(order -> caller.sees(order.customerId().value()) || sells(order, caller))
                .orElseThrow(() -> new NotFoundException("order " + id));
    }

    /** What an order's version is now. */
    long version(OrderId id) {
        return orders.find(id).orElseThrow().version();
    }

    private static boolean sells(Order order, Caller caller) {
        return order.sellerId() != null && caller.sees(order.sellerId().value());
    }
}
