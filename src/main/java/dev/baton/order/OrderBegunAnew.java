package dev.baton.order;

import dev.baton.platform.fence.OrderId;

/**
 * An order that goes on has another process, which goes the same way as the one that the engine has lost, and on which what was done stays done.
 * Published inside of that transaction, after the command that starts it. The engine hands out a message once, so whoever has told the lost process
 * something that the next one will wait for tells it again.
 */
public record OrderBegunAnew(OrderId orderId) {}
