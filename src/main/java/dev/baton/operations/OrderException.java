package dev.baton.operations;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;

/**
 * An order that somebody should look at, and why.
 *
 * @param kind what is the matter, in a word
 * @param detail what is the matter, in words
 * @param since since when
 */
public record OrderException(
        OrderId orderId,
        String number,
        String customerId,
        String status,
        String kind,
        String detail,
        Instant since) {}
