package dev.baton.order.cancellation;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;

/** How much money is set aside for orders. */
public interface HeldMoney {

    /** What is held for an order now; behind the order's closed fence it only becomes less. */
    Money heldFor(OrderId order, String currency);
}
