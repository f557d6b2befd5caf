package dev.baton.operations;

import dev.baton.logistics.Difference;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderLine;
import dev.baton.order.Placing;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Goods that are ordered and arrive at random. */
record RandomGoods(Random chance, List<Sku> skus) {

    /** One to five lines. */
    NewOrder.Line[] lines() {
        return IntStream.rangeClosed(0, chance.nextInt(4))
                .mapToObj(number -> Placing.line(skus.get(chance.nextInt(skus.size())),
                        String.valueOf(1 + chance.nextInt(30))))
                .toArray(NewOrder.Line[]::new);
    }

    /** What is found to be otherwise when some lines arrive. */
    List<Difference> differences(List<OrderLine> lines) {
        List<Difference> differences = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        List<Difference.Kind> kinds = List.of(Difference.Kind.values());
        for (OrderLine line : lines) {
            if (chance.nextInt(4) == 0 && seen.add(line.sku())) {
                int some = 1 + chance.nextInt(line.quantity().value().intValueExact());
                differences.add(new Difference(line.sku(), kinds.get(chance.nextInt(kinds.size())), Quantity.of(some)));
            }
        }
        return differences;
    }
}
