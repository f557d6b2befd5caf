package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An order that waits for stock. */
record StockWaiter(OrderId orderId, List<StockLine> lines, Instant deadline) {

    Set<Sku> skus() {
        return lines.stream().map(StockLine::sku).collect(Collectors.toUnmodifiableSet());
    }
}
