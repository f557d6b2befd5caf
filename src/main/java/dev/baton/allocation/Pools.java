package dev.baton.allocation;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.order.OrderSellers;
import dev.baton.platform.fence.OrderId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose stock orders are served from: the manufacturer's, or that of the distributor that sells their goods. */
@Component
public class Pools {

    private final OrderSellers sellers;

    Pools(OrderSellers sellers) {
        this.sellers = sellers;
    }

    public static StockPool of(Order order) {
        return of(order.sellerId());
    }

    StockPool of(OrderId order) {
        Optional<CustomerId> seller = sellers.seller(order);
        return of(seller.orElse(null));
    }

    private static StockPool of(@Nullable CustomerId seller) {
        return seller == null ? StockPool.PLANTS : new StockPool(seller.value());
    }
}
