package dev.baton.returns;

import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the order's line that a line of a return is about. */
final class OrderedGoods {

    private OrderedGoods() {}

    static Optional<OrderLine> find(Order order, NewReturn.Line asked, String pointer, Faults faults) {
        List<OrderLine> fitting = order.goods().stream()
                .filter(line -> asked.line() == null || line.lineNo() == asked.line())
                .filter(line -> asked.sku() == null || line.sku().equals(asked.sku()))
                .toList();
        if (fitting.size() == 1) {
            return Optional.of(fitting.getFirst());
        }
        String at = pointer + (asked.line() == null ? "/sku" : "/line");
        faults.add(at, fitting.isEmpty()
                ? "the order has no such line of goods"
                : "stands on several lines of the order: name the line");
        return Optional.empty();
    }

    /** A line of which nothing was settled yet. */
    static ReturnableLine undelivered(OrderLine line, Instant now) {
        return new ReturnableLine(line.lineNo(), line.sku(), line.name(), Quantity.ZERO, "", now);
    }
}
