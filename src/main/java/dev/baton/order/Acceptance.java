package dev.baton.order;

import dev.baton.platform.fence.OrderId;

/** What became of an order that was sent in. */
public sealed interface Acceptance {

    OrderId id();

    /** It is stored and its process will start. */
    record Accepted(OrderId id) implements Acceptance {}

    /** The customer's reference names an order that came in before; nothing was changed. */
    record AlreadyPlaced(OrderId id, String number) implements Acceptance {}
}
