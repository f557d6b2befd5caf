package dev.baton.order.cancellation;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;

/**
 * On which terms an order is cancelled.
 *
 * @param askedBy who asked, by name
 * @param reason in the asker's words
 * @param rule the row of the table that allows it; empty where no row had to
 * @param fee what is kept of the money held for the order, tax included
 */
public record CancellationTerms(
        OrderId orderId,
        Asker asker,
        String askedBy,
        String reason,
        String rule,
        String ruleReason,
        Money fee,
        Instant askedAt) {}
