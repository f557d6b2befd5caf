package dev.baton.allocation.distribution;

import dev.baton.allocation.AwaitedStock;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What distributors have to spare of an order's products, without what others wait for there.
 *
 * @param spare by distributor and product; what is missing is none
 */
record SellerStock(Map<CustomerId, Map<Sku, Quantity>> spare) {

    static SellerStock of(Order order, List<Sku> skus, Inventory inventory, AwaitedStock awaited) {
        Map<StockPool, Map<Sku, Quantity>> setAside = awaited.setAside(skus, order.id());
        Map<CustomerId, Map<Sku, Quantity>> spare = new HashMap<>();
        for (Stock stock : inventory.stock(LocationType.WAREHOUSE, skus, order.channel().name())) {
            String owner = stock.location().customerId();
            if (owner != null) {
                spare.computeIfAbsent(new CustomerId(owner), none -> new HashMap<>())
                        .merge(stock.sku(), stock.available(), Quantity::plus);
            }
        }
        spare.forEach((owner, stock) -> setAside.getOrDefault(new StockPool(owner.value()), Map.of())
                .forEach((sku, quantity) -> stock.merge(sku, quantity.negate(), Quantity::plus)));
        return new SellerStock(spare);
    }

    boolean covers(CustomerId seller, List<StockLine> wanted) {
        return wanted.stream().allMatch(line -> at(seller, line.sku()).compareTo(line.quantity()) >= 0);
    }

    /** In per cent of the quantity of all products together, rounded down. */
    int cover(CustomerId seller, List<StockLine> wanted) {
        Quantity all = wanted.stream().map(StockLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
        Quantity there = wanted.stream()
                .map(line -> at(seller, line.sku()).min(line.quantity()))
                .reduce(Quantity.ZERO, Quantity::plus);
        return there.value().multiply(BigDecimal.valueOf(100)).divide(all.value(), 0, RoundingMode.DOWN).intValue();
    }

    private Quantity at(CustomerId seller, Sku sku) {
        return spare.getOrDefault(seller, Map.of()).getOrDefault(sku, Quantity.ZERO).orZero();
    }
}
