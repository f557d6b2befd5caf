package dev.baton.order;

import dev.baton.platform.fence.OrderId;

/** What became of an order that was sent in. */
public sealed interface Acceptance {

    OrderId id();

    /** It is stored as this and its process will start. */
    record Accepted(Order order) implements Acceptance {

        @Override
        public OrderId id() {
            return order.id();
        }
    }

    /** The customer's reference names an order that came in before; nothing was changed. */
    record AlreadyPlaced(OrderId id, String number) implements Acceptance {}
}
