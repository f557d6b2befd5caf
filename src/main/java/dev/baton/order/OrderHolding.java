package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an operator has stopped an order.
 *
 * @param reason in the operator's words
 * @param remindAt from when on it is an exception
 * @param heldAt since when the order stands still; null while it is on its way to its next safe point
 * @param heldStatus in which state it does; null likewise
 */
public record OrderHolding(
        OrderId orderId,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Instant remindAt,
        @Nullable Instant heldAt,
        @Nullable OrderStatus heldStatus) {}
