package dev.baton.substitution;

import dev.baton.allocation.StockProspects;
import dev.baton.customer.Customers;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the lines of an order for which stock is short. */
@Component
class ShortLines {

    private final StockProspects prospects;
    private final Customers customers;

    ShortLines(StockProspects prospects, Customers customers) {
        this.prospects = prospects;
        this.customers = customers;
    }

    /** Where a product stands on several lines, the last ones are short. */
    List<ShortLine> of(Order order) {
        Map<Sku, Quantity> open = new HashMap<>(prospects.shortages(order));
        String tier = customers.find(order.customerId()).orElseThrow().tier();
        List<ShortLine> lines = new ArrayList<>();
        for (OrderLine line : order.goods().reversed()) {
            Quantity missing = min(open.getOrDefault(line.sku(), Quantity.ZERO), line.open());
            if (missing.isPositive()) {
                open.merge(line.sku(), missing.negate(), Quantity::plus);
                lines.add(new ShortLine(line.lineNo(), line.sku(), line.category(), order.channel().name(), tier,
                        missing.value(), line.unitPrice().toDecimal()));
            }
        }
        Collections.reverse(lines);
        return List.copyOf(lines);
    }

    private static Quantity min(Quantity one, Quantity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
