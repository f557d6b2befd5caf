package dev.baton.payment;

import dev.baton.platform.fence.OrderId;

/**
 * What an order had promised to pay at delivery is paid and held. Published within the transaction that holds it; declared here because who waits for it
 * settles, in a room above.
 */
public record OrderPaid(OrderId orderId) {}
