package dev.baton.allocation;

import dev.baton.order.PreOrder;
import dev.baton.order.PreOrders;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when orders may wait for stock at most: so long since they began to, or since their goods are released. */
@Component
class LongestWaits {

    private final PreOrders preOrders;
    private final BusinessCalendar calendar;
    private final AllocationProperties properties;

    LongestWaits(PreOrders preOrders, BusinessCalendar calendar, AllocationProperties properties) {
        this.preOrders = preOrders;
        this.calendar = calendar;
        this.properties = properties;
    }

    Instant of(StockWaiter waiter) {
        return latest(waiter.queuedAt(), preOrders.find(waiter.orderId()).orElse(null));
    }

    /** @param preOrder null if the order is none */
    Instant latest(Instant queuedAt, @Nullable PreOrder preOrder) {
        Instant released = preOrder == null ? queuedAt : calendar.startOf(preOrder.releaseOn());
        return (released.isAfter(queuedAt) ? released : queuedAt).plus(properties.longestWait());
    }
}
