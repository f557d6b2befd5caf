package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * There is not enough stock for an order, so that it joins those who wait. Published inside of that transaction, with the queue locked,
 * once for each revision of an order, and when it has lost stock; not when the rest of it goes on waiting.
 *
 * @param waitId of this wait
 * @param wanted what it waits for, one line for each product; not only what is short
 */
public record StockAwaited(OrderId orderId, int revision, UUID waitId, List<StockLine> wanted, Instant deadline) {

    public StockAwaited {
        wanted = List.copyOf(wanted);
    }
}
