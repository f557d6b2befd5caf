package dev.baton.promotion;

import dev.baton.order.DiscountPromise;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes what policies that are kept take off each product, so that it can be kept when the order is amended. */
final class Promised {

    private record Key(String policy, PolicyKind kind, Sku sku) {}

    private final Map<Integer, OrderLine> lines = new HashMap<>();
    private final Map<Sku, Quantity> quantities = new HashMap<>();
    private final Map<Key, DiscountPromise> promises = new LinkedHashMap<>();

    Promised(List<OrderLine> goods) {
        for (OrderLine line : goods) {
            lines.put(line.lineNo(), line);
            quantities.merge(line.sku(), line.quantity(), Quantity::plus);
        }
    }

    /** @param off positive */
    void add(Policy policy, int lineNo, Money off) {
        OrderLine line = lines.get(lineNo);
        if (!policy.kept() || line == null) {
            return;
        }
        Sku sku = line.sku();
        promises.merge(new Key(policy.id(), policy.kind(), sku),
                new DiscountPromise(policy.id(), policy.kind().name(), policy.reason(), policy.priority(),
                        policy.exclusive(), sku, quantities.getOrDefault(sku, line.quantity()), off),
                (before, more) -> with(before, before.quantity(), before.amount().plus(more.amount())));
    }

    /** What was kept of an earlier promise is promised to what has stayed only. */
    void limit(DiscountPromise kept, Quantity staying) {
        promises.computeIfPresent(new Key(kept.policy(), PolicyKind.valueOf(kept.kind()), kept.sku()),
                (key, promise) -> with(promise, staying, promise.amount()));
    }

    List<DiscountPromise> all() {
        return List.copyOf(promises.values());
    }

    private static DiscountPromise with(DiscountPromise promise, Quantity quantity, Money amount) {
        return new DiscountPromise(promise.policy(), promise.kind(), promise.reason(), promise.priority(),
                promise.exclusive(), promise.sku(), quantity, amount);
    }
}
