package dev.baton.allocation;

import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.events.OutgoingEvents;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells subscribers that an order, or the rest of it, waits for stock, and what its customer may choose: once for each wait. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BackorderAnnouncements {

    private final Orders orders;
    private final StockQueue queue;
    private final SourcingPolicies policies;
    private final LongestWaits longest;
    private final StockToTake stock;
    private final OutgoingEvents events;

    BackorderAnnouncements(
            Orders orders,
            StockQueue queue,
            SourcingPolicies policies,
            LongestWaits longest,
            StockToTake stock,
            OutgoingEvents events) {
        this.orders = orders;
        this.queue = queue;
        this.policies = policies;
        this.longest = longest;
        this.stock = stock;
        this.events = events;
    }

    @EventListener
    void on(StockAwaited event) {
        waits(orders.get(event.orderId()), queue.get(event.waitId()));
    }

    void waits(Order order, StockWaiter waiter) {
        List<Map<String, Object>> lines = waiter.lines().stream()
                .map(line -> Map.<String, Object>of("sku", line.sku().value(), "quantity", line.quantity()))
                .toList();
        events.publish(order.id().toString(), "order.backordered", Map.of(
                "orderId", order.id().toString(),
                "number", order.number(),
                "channel", order.channel().name(),
                "customerId", order.customerId().value(),
                "externalReference", order.externalReference(),
                "waitId", waiter.id().toString(),
                "lines", lines,
                "deadline", waiter.deadline().toString(),
                "choices",
                BackorderChoice.open(waiter.deadline(), longest.of(waiter), policies.of(order).fulfilment(),
                        stock.isThere(order.id()))));
    }
}
